import { requestRoot } from "../schema/roots.ts"
import { nameOfReference, type Schema } from "../schema/schema.ts"
import { compilerFor } from "../schema/schema-set.ts"
import { newestVersion } from "../versions.ts"

/** A part of the newest query's body (`filter`, `sorts`, `in_trash`…) as a schema that follows what Notion takes. */
export function queryPart(name: string): Schema {
  const { definitions } = compilerFor(newestVersion, "requests")
  let body = definitions[requestRoot(newestVersion, "queryDataSource", "body") as string] as Schema
  while (body.$ref) body = definitions[nameOfReference(body.$ref)] as Schema
  const part = body.properties?.[name]
  if (!part) throw new Error(`A query has no ${name}.`)
  return part
}

/** What says which rows count, in the query's own grammar. Read when first asked for: schemas load lazily. */
export const rowParts = (): Record<string, Schema> => ({
  filter: queryPart("filter"),
  in_trash: queryPart("in_trash"),
  is_archived: queryPart("is_archived"),
})
