import { allowKeys, anything, makeOptional, objectsNamed, objectsOf } from "../schema/edit.ts"
import { type Definitions, referenceTo, type Schema } from "../schema/schema.ts"
import { type ApiVersion, isBefore } from "../versions.ts"

/** The object schemas of every property configuration that a request may carry. */
function configurations(definitions: Definitions): Schema[] {
  const update =
    definitions["UpdateDataSourceBodyParameters"]?.properties?.["properties"]?.additionalProperties
  const legacy =
    definitions["LegacyUpdateDatabaseBodyParameters"]?.properties?.["properties"]?.additionalProperties
  if (typeof update !== "object" || typeof legacy !== "object")
    throw new Error("The types no longer have maps of property configurations")
  return [
    ...objectsNamed(definitions, "PropertyConfigurationRequest"),
    ...objectsOf(definitions, update),
    ...objectsOf(definitions, legacy),
  ]
}

const isKind = (kind: string) => (schema: Schema) => schema.required?.includes(kind) ?? false

/** What a configuration carries beyond the types. */
export function tolerateConfigurationEchoes(definitions: Definitions): void {
  const all = configurations(definitions)
  // Recorded: configurations are sent back with the id, name and description they were read with.
  for (const object of all) {
    // {name} alone is a rename; it takes nothing more.
    if (object.required?.includes("name")) continue
    allowKeys([object], { id: anything, name: { type: "string" }, description: anything })
  }
  for (const kind of ["select", "multi_select", "status"])
    for (const object of all.filter(isKind(kind))) tolerateOptionEchoes(definitions, object, kind)
}

/**
 * Options may be sent back with their id; a status option may say its group, and the groups that were read may come
 * along, which changes nothing. Source: Notion's docs of October 2026 (group); recorded (id).
 */
function tolerateOptionEchoes(definitions: Definitions, configuration: Schema, kind: string): void {
  for (const config of objectsOf(definitions, configuration.properties?.[kind] ?? {})) {
    const options = config.properties?.["options"]?.items
    if (!options) continue
    const keys: Record<string, Schema> = { id: { type: "string" } }
    if (kind === "status") keys["group"] = { type: "string" }
    allowKeys(objectsOf(definitions, options), keys)
    if (kind === "status") allowKeys([config], { groups: anything })
  }
}

/**
 * A relation names its target by data source; `database_id` may come along, and names it alone before data sources.
 * Before 2022-06-28 every relation was two-way and said nothing more. Source: Notion's upgrade guides; a recorded
 * 400 of 2022-06-28 that asks for single_property or dual_property.
 */
export function adaptRelations(definitions: Definitions, version: ApiVersion): void {
  for (const configuration of configurations(definitions).filter(isKind("relation"))) {
    const relation = configuration.properties?.["relation"]
    if (!relation?.anyOf) continue
    const targets = objectsOf(definitions, relation)
    allowKeys(targets, { database_id: referenceTo("IdRequest") })
    if (!isBefore(version, "2025-09-03")) continue
    makeOptional(targets, "data_source_id")
    // With either id; a union of the two, because one of them must be there.
    relation.anyOf = targets.flatMap((target) => [
      { ...target, required: [...(target.required ?? []), "database_id"] },
      { ...target, required: [...(target.required ?? []), "data_source_id"] },
    ])
    if (isBefore(version, "2022-06-28"))
      relation.anyOf.push({
        type: "object",
        properties: {
          database_id: referenceTo("IdRequest"),
          synced_property_name: { type: "string" },
          synced_property_id: { type: "string" },
        },
        required: ["database_id"],
        additionalProperties: false,
      })
  }
}
