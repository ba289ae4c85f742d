import { explain } from "./explain/explain.ts"
import { showValue } from "./explain/show-value.ts"
import type { EndpointKey } from "./manifest.ts"
import { responseRoot } from "./schema/roots.ts"
import { isRecord, referenceTo } from "./schema/schema.ts"
import { compilerFor } from "./schema/schema-set.ts"
import type { ApiVersion } from "./versions.ts"

/**
 * Where and why an answer does not fit the types of its endpoint; undefined when it does. `request_id` is left out
 * of the check at the top.
 */
export function checkResponse(version: ApiVersion, key: EndpointKey, body: unknown): string | undefined {
  const compiler = compilerFor(version, "responses")
  const schema = referenceTo(responseRoot(version, key))
  let value = body
  if (isRecord(body)) {
    const { request_id: _, ...rest } = body
    value = rest
  }
  const failures = explain(schema, value, { path: "response", depth: 0, isOptional: false }, compiler)
  if (failures.length === 0) return undefined
  const lines = failures.map(
    ({ path, expected, given }) => `${path} should be ${expected}, instead was ${showValue(given)}`,
  )
  return [...new Set(lines)].join("\n")
}
