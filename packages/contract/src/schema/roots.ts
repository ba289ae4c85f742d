import type { EndpointKey } from "../manifest.ts"
import { type ApiVersion, isBefore } from "../versions.ts"

export type RequestPart = "path" | "query" | "body"

const suffix: Record<RequestPart, string> = {
  path: "PathParameters",
  query: "QueryParameters",
  body: "BodyParameters",
}

const typeName = (key: string) => key.charAt(0).toUpperCase() + key.slice(1)

/** Endpoints whose body means something else before data sources, and their old type. */
const legacyBodies: Partial<Record<EndpointKey, string>> = {
  createDatabase: "LegacyCreateDatabase",
  updateDatabase: "LegacyUpdateDatabase",
  queryDatabase: "LegacyQueryDatabase",
  search: "LegacySearch",
}

const legacyResponses: Partial<Record<EndpointKey, string>> = {
  createDatabase: "LegacyGetDatabase",
  getDatabase: "LegacyGetDatabase",
  updateDatabase: "LegacyGetDatabase",
  listDatabases: "LegacyListDatabases",
  queryDatabase: "LegacyQueryDatabase",
  search: "LegacySearch",
}

/** Parts of the two endpoints that only old versions have. */
const legacyParts: Record<string, string> = {
  "queryDatabase path": "GetDatabasePathParameters",
  "queryDatabase query": "LegacyQueryDatabaseQueryParameters",
  "listDatabases query": "ListUsersQueryParameters",
}

/** Names that look like a part and are something else: the parameters of `createViewQuery`, `deleteViewQuery`. */
const notParts = new Set(["CreateViewQueryParameters", "DeleteViewQueryParameters"])

/** The definition that describes one part of a request; there may be none, then the part has no keys. */
export function requestRoot(version: ApiVersion, key: EndpointKey, part: RequestPart): string | undefined {
  const legacy = isBefore(version, "2025-09-03") ? legacyBodies[key] : undefined
  if (legacy && part === "body") return `${legacy}${suffix.body}`
  const name = legacyParts[`${key} ${part}`] ?? `${typeName(key)}${suffix[part]}`
  return notParts.has(name) ? undefined : name
}

export function responseRoot(version: ApiVersion, key: EndpointKey): string {
  // An append answered the parent block. Source: the changelog of 2021-08-16; recorded at 2021-05-13.
  if (key === "appendBlockChildren" && isBefore(version, "2021-08-16")) return "GetBlockResponse"
  const legacy = isBefore(version, "2025-09-03") ? legacyResponses[key] : undefined
  return `${legacy ?? typeName(key)}Response`
}
