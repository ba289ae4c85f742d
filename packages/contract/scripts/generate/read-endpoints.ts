import { createRequire } from "node:module"
import type { Definitions, Schema } from "./build-schemas.ts"

export interface EndpointEntry {
  key: string
  method: string
  path: string
  pathParams: readonly string[]
  queryParams: readonly string[]
  bodyParams: readonly string[]
}

interface SdkEndpoint {
  method: string
  path(parameters: Record<string, string>): string
  pathParams: readonly string[]
  queryParams: readonly string[]
  bodyParams: readonly string[]
}

/** The path of these families is out of scope. */
const leftOut = /^(?:agents|sessions|threads|external_agent_stub)(?:\/|$)/

/**
 * Routes as the SDK's own code lists them. Where its lists are empty but the types name parameters (views), the
 * types are right.
 */
export function readEndpoints(sdkBuild: string, definitions: Definitions): EndpointEntry[] {
  const api = createRequire(import.meta.url)(`${sdkBuild}/api-endpoints.js`) as Record<string, SdkEndpoint>
  const asPlaceholder = new Proxy<Record<string, string>>({}, { get: (_, name) => `{${String(name)}}` })
  const entries: EndpointEntry[] = []
  for (const [key, endpoint] of Object.entries(api)) {
    if (typeof endpoint?.path !== "function") continue
    const path = endpoint.path(asPlaceholder)
    if (leftOut.test(path)) continue
    const typeName = key.charAt(0).toUpperCase() + key.slice(1)
    const keysOf = (part: string, listed: readonly string[]): readonly string[] => {
      // CreateViewQueryParameters are the parameters of createViewQuery, not the query of createView.
      if (`${key}${part}` in api) return listed
      const typed = keysOfSchema(definitions[`${typeName}${part}Parameters`], definitions)
      return [...new Set([...listed, ...typed])]
    }
    entries.push({
      key,
      method: endpoint.method.toUpperCase(),
      path: `/v1/${path}`,
      pathParams: endpoint.pathParams,
      queryParams: keysOf("Query", endpoint.queryParams),
      bodyParams: keysOf("Body", endpoint.bodyParams),
    })
  }
  return entries.sort((a, b) => (a.key < b.key ? -1 : 1))
}

function keysOfSchema(schema: Schema | undefined, definitions: Definitions): string[] {
  if (!schema) return []
  if (typeof schema["$ref"] === "string")
    return keysOfSchema(definitions[schema["$ref"].replace("#/definitions/", "")], definitions)
  const own = Object.keys((schema["properties"] as Schema | undefined) ?? {})
  const branches = (schema["anyOf"] as Schema[] | undefined) ?? []
  return [...own, ...branches.flatMap((branch) => keysOfSchema(branch, definitions))]
}
