import { type ApiVersion, type EndpointKey, newestVersion, type WireRequest } from "@inkling/contract"
import { upgradeBlockRequest } from "./block-request.ts"
import { upgradeDatabaseRequest } from "./database-request.ts"
import { upgradeSearchRequest } from "./search-request.ts"

export interface CoreRequest {
  path: Record<string, string>
  query: Record<string, unknown>
  body: Record<string, unknown>
}

/** Rewrites a checked request of `version` into the newest version's shape. Pure; looks nothing up. */
export function adaptRequest(version: ApiVersion, key: EndpointKey, request: WireRequest): CoreRequest {
  const path: Record<string, string> = {}
  for (const name in request.path) path[name] = dashed(request.path[name] as string, name)
  let body = request.body as Record<string, unknown>
  if (version !== newestVersion) {
    body = withInTrash(body)
    body = upgradeBlockRequest(version, key, body)
    body = upgradeDatabaseRequest(version, key, body)
    body = upgradeSearchRequest(version, key, body)
  }
  return { path, query: request.query, body }
}

/** Ids are accepted with or without dashes and in any case; a property id is left as it is. */
function dashed(value: string, name: string): string {
  if (name === "property_id" || !/^[0-9a-f-]{32,36}$/i.test(value)) return value
  const hex = value.replaceAll("-", "").toLowerCase()
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
}

/** `archived` is the old name of `in_trash`; where both are given, the newer one counts. */
function withInTrash(body: Record<string, unknown>): Record<string, unknown> {
  if (!("archived" in body)) return body
  const { archived, ...rest } = body
  return "in_trash" in rest ? rest : { ...rest, in_trash: archived }
}
