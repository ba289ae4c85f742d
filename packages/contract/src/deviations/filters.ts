import { definitionOf, objectsNamed, replaceKey } from "../schema/edit.ts"
import { type Definitions, referenceTo, type Schema } from "../schema/schema.ts"

const keyed = (
  key: string,
  schema: Schema,
  others: Record<string, Schema> = {},
  required: string[] = [],
): Schema => ({
  type: "object",
  properties: { [key]: schema, ...others },
  required: [key, ...required],
  additionalProperties: false,
})

/** A status may be filtered by its group. Source: Notion-Beta status-group-filters-2026-10-06. */
export function allowStatusGroupFilters(definitions: Definitions): void {
  const operators: Schema = {
    anyOf: ["equals", "does_not_equal"].map((operator) =>
      keyed(operator, referenceTo("StringOrStringArray")),
    ),
  }
  definitionOf(definitions, "StatusPropertyFilter").anyOf?.push(keyed("group", operators))
}

/** Keys that 2022-02-22 renamed: `text` and `phone`, and `text` inside formula and rollup. Source: Notion's changelog. */
export function allowOldFilterKeys(definitions: Definitions): void {
  const text = referenceTo("TextPropertyFilter")
  for (const [key, type] of [
    ["text", "text"],
    ["phone", "phone"],
  ] as const)
    definitionOf(definitions, "PropertyFilter").anyOf?.push(
      keyed(key, text, { property: { type: "string" }, type: { type: "string", const: type } }, ["property"]),
    )
  definitionOf(definitions, "FormulaPropertyFilter").anyOf?.push(keyed("text", text))
  definitionOf(definitions, "RollupSubfilterPropertyFilter").anyOf?.push(keyed("text", text))
}

/**
 * The types leave filters and sorts of views open; Notion's docs say they are those of a query, and that an update
 * sorts by properties only.
 */
export function describeViewFilters(definitions: Definitions): void {
  const query = definitionOf(definitions, "QueryDataSourceBodyParameters").properties ?? {}
  definitions["ViewFilterRequest"] = query["filter"] as Schema
  definitions["ViewSortRequest"] = query["sorts"]?.items as Schema
  const conditions = objectsNamed(definitions, "PropertyFilter").map((condition): Schema => {
    const { property: _, type: __, ...rest } = condition.properties ?? {}
    return { ...condition, properties: rest, required: Object.keys(rest) }
  })
  const none: Schema = { type: "object", properties: {}, additionalProperties: false }
  definitions["QuickFilterConditionRequest"] = { anyOf: [...conditions, none] }
  replaceKey(objectsNamed(definitions, "CreateViewRequest"), "sorts", {
    type: "array",
    items: referenceTo("ViewSortRequest"),
  })
}
