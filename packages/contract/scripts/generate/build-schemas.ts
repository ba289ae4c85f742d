import { dirname, join } from "node:path"
import { createGenerator } from "ts-json-schema-generator"

export type Schema = Record<string, unknown>
export type Definitions = Record<string, Schema>

/** JSON Schema of every type of prepared declarations, by name; shapes only, keys in the order of the types. */
export function buildSchemas(entry: string): Definitions {
  const generator = createGenerator({
    path: entry,
    tsconfig: join(dirname(entry), "tsconfig.json"),
    type: "*",
    expose: "all",
    jsDoc: "none",
    additionalProperties: false,
    sortProps: false,
    encodeRefs: false,
    skipTypeCheck: true,
  })
  const definitions = generator.createSchema("*").definitions as Definitions
  for (const name in definitions) definitions[name] = inlineRecords(definitions[name], definitions) as Schema
  return Object.fromEntries(Object.entries(definitions).filter(([name]) => !isRecord(name)))
}

/** `Record<…>` types get names made of file positions; they are written out where they are used instead. */
const isRecord = (name: string) => name.startsWith("Record<")

function inlineRecords(schema: unknown, definitions: Definitions): unknown {
  if (Array.isArray(schema)) return schema.map((item) => inlineRecords(item, definitions))
  if (typeof schema !== "object" || schema === null) return schema
  const reference = "$ref" in schema ? String(schema.$ref).replace("#/definitions/", "") : ""
  // Record<string, never>: an object without keys, in the words the checker and the explainer know.
  if (reference === "Record<string,never>")
    return { type: "object", properties: {}, additionalProperties: false }
  if (isRecord(reference)) return inlineRecords(definitions[reference], definitions)
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, inlineRecords(value, definitions)]),
  )
}

/** The definitions that `roots` need, sorted by name. */
export function reachable(definitions: Definitions, roots: readonly string[]): Definitions {
  const found = new Set<string>()
  const waiting = [...roots]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue
    found.add(name)
    const schema = definitions[name]
    if (!schema) throw new Error(`The types have no ${name}.`)
    waiting.push(...referencesOf(schema))
  }
  return Object.fromEntries([...found].sort().map((name) => [name, definitions[name] as Schema]))
}

function referencesOf(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return []
  const own = "$ref" in schema ? [String(schema.$ref).replace("#/definitions/", "")] : []
  return [...own, ...Object.values(schema).flatMap(referencesOf)]
}
