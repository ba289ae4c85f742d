import { allowKeys, definitionOf, forbidKey, makeOptional, objectsNamed, visit } from "../schema/edit.ts"
import { type Definitions, referenceTo, type Schema } from "../schema/schema.ts"
import { type ApiVersion, isBefore } from "../versions.ts"

const emptyObject = referenceTo("EmptyObject")

/** `archived` mirrors `in_trash` up to 2025-09-03 and is gone since. Source: recorded, 0 of 2,600 objects. */
export function adaptArchived(definitions: Definitions, version: ApiVersion): void {
  if (isBefore(version, "2026-03-11")) return
  for (const definition of Object.values(definitions))
    visit(definition, (schema) => {
      if (schema.required?.includes("archived")) forbidKey([schema], "archived")
    })
}

/** Recorded property configurations that the types lack. */
export function describeUntypedConfigurations(definitions: Definitions): void {
  const union = definitionOf(definitions, "DatabasePropertyConfigResponse").anyOf
  for (const kind of ["button", "place", "verification", "last_visited_time", "location"])
    union?.push({
      type: "object",
      properties: {
        type: { type: "string", const: kind },
        [kind]: emptyObject,
        id: { type: "string" },
        name: { type: "string" },
        description: { type: ["string", "null"] },
      },
      required: ["type", kind, "id", "name", "description"],
      additionalProperties: false,
    })
}

/** Recorded keys of values and users that the types lack. */
export function describeUntypedKeys(definitions: Definitions, version: ApiVersion): void {
  // Recorded since 2022-06-28: a relation says whether it was cut at 25.
  for (const value of objectsNamed(definitions, "PagePropertyValueWithIdResponse"))
    if (value.required?.includes("relation")) allowKeys([value], { has_more: { type: "boolean" } })
  // Recorded in July 2026, not in the types.
  for (const user of objectsNamed(definitions, "UserObjectResponse")) {
    const person = user.properties?.["person"]
    if (person) allowKeys([person], { email_verified: { type: "boolean" } })
  }
  // Recorded: a block that the API does not know names its kind.
  for (const block of objectsNamed(definitions, "UnsupportedBlockObjectResponse")) {
    const unsupported: Schema = { type: "object", properties: { block_type: { type: "string" } } }
    block.properties = { ...block.properties, unsupported: { ...unsupported, additionalProperties: false } }
  }
  // Typed as an object without keys, and described as a condition of a filter.
  Object.assign(definitionOf(definitions, "QuickFilterConditionResponse"), { additionalProperties: {} })
  // Before data sources a relation may name its target by database alone (recorded).
  if (isBefore(version, "2025-09-03"))
    makeOptional(objectsNamed(definitions, "DatabasePropertyRelationConfigResponse"), "data_source_id")
}
