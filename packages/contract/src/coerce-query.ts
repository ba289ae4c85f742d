import { limits } from "./limits.ts"
import type { EndpointKey } from "./manifest.ts"
import { requestRoot } from "./schema/roots.ts"
import { type Schema, typesOf } from "./schema/schema.ts"
import { compilerFor } from "./schema/schema-set.ts"
import type { ApiVersion } from "./versions.ts"

/**
 * Gives query parameters, which arrive as text, the types their endpoint declares. Unknown ones stay, so that the
 * check refuses them. Arrays may be spelled `filter_properties=a&filter_properties=b` or `filter_properties[]=a`.
 */
export function coerceQuery(
  version: ApiVersion,
  key: EndpointKey,
  raw: Record<string, string | string[]>,
): Record<string, unknown> {
  const compiler = compilerFor(version, "requests")
  const name = requestRoot(version, key, "query")
  const root = name === undefined ? undefined : compiler.definitions[name]
  const properties = root ? (compiler.resolve(root).properties ?? {}) : {}
  const query: Record<string, unknown> = {}
  for (const [given, value] of Object.entries(raw)) {
    const bare = given.endsWith("[]") ? given.slice(0, -2) : given
    const schema = properties[bare]
    if (schema && isArray(compiler.resolve(schema))) {
      const earlier = (query[bare] as string[] | undefined) ?? []
      query[bare] = [...earlier, ...(Array.isArray(value) ? value : [value])]
    } else
      query[given] = Array.isArray(value) ? value.map((item) => coerce(item, schema)) : coerce(value, schema)
  }
  if (clampsPageSize.has(key)) clampPageSize(query)
  return query
}

/**
 * Lists whose `page_size` has no range: 0 means the default page, more than 100 means 100. Source: recorded, 101
 * for block children; reported in 2026, 0 for lists but comments, which refuse both. That users and property items
 * clamp as block children do is inferred. Everywhere else the documented range 1–100 is kept.
 */
const clampsPageSize = new Set<EndpointKey>(["listBlockChildren", "listUsers", "getPageProperty"])

function clampPageSize(query: Record<string, unknown>): void {
  const size = query["page_size"]
  if (size === 0) delete query["page_size"]
  else if (typeof size === "number" && size > limits.pageSize) query["page_size"] = limits.pageSize
}

const isArray = (schema: Schema): boolean => typesOf(schema).includes("array")

/**
 * An empty value is the number 0, whatever the parameter. Source: reported 400s of 2026-10, "should be a string,
 * instead was `0`" for `block_id=`.
 */
function coerce(value: string, schema: Schema | undefined): unknown {
  if (value === "") return 0
  const types = schema ? typesOf(schema) : []
  if (types.includes("number") || types.includes("integer")) {
    const number = Number(value)
    return value.trim() === "" || Number.isNaN(number) ? value : number
  }
  if (types.includes("boolean") && (value === "true" || value === "false")) return value === "true"
  return value
}
