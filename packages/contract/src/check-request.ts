import { explain } from "./explain/explain.ts"
import { messageOf } from "./explain/message.ts"
import type { EndpointKey } from "./manifest.ts"
import { type RequestPart, requestRoot } from "./schema/roots.ts"
import { referenceTo, type Schema } from "./schema/schema.ts"
import { compilerFor } from "./schema/schema-set.ts"
import type { ApiVersion } from "./versions.ts"

/** A request as the checker sees it: path decoded, query coerced, body parsed. */
export interface WireRequest {
  path: Record<string, string>
  query: Record<string, unknown>
  body: unknown
}

const parts = ["path", "query", "body"] as const

const noKeys: Schema = { type: "object", properties: {}, additionalProperties: false }

/** True when types and limits allow the request in this version; says nothing about meaning. */
export function checkRequest(version: ApiVersion, key: EndpointKey, request: WireRequest): boolean {
  const compiler = compilerFor(version, "requests")
  return parts.every((part) => compiler.check(schemaOf(version, key, part))(request[part]))
}

/** Notion's sentences for a request that `checkRequest` refuses: the first part that fails, all its alternatives. */
export function explainRequest(version: ApiVersion, key: EndpointKey, request: WireRequest): string {
  const compiler = compilerFor(version, "requests")
  for (const part of parts) {
    const place = { path: part, depth: 0, isOptional: false }
    const failures = explain(schemaOf(version, key, part), request[part], place, compiler)
    if (failures.length > 0) return messageOf(part, failures)
  }
  return ""
}

/** One schema object for a part, so that it is compiled once. */
const roots = new Map<string, Schema>()

function schemaOf(version: ApiVersion, key: EndpointKey, part: RequestPart): Schema {
  const id = `${version} ${key} ${part}`
  let schema = roots.get(id)
  if (!schema) {
    schema = rootSchema(version, key, part)
    roots.set(id, schema)
  }
  return schema
}

function rootSchema(version: ApiVersion, key: EndpointKey, part: RequestPart): Schema {
  // Multipart: the form is checked where it is parsed.
  if (key === "sendFileUpload" && part === "body") return {}
  const name = requestRoot(version, key, part)
  const { definitions } = compilerFor(version, "requests")
  return name !== undefined && definitions[name] ? referenceTo(name) : noKeys
}
