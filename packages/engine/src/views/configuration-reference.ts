import { validationError } from "@inkling/contract"
import type { Property, PropertyType } from "../properties/property.ts"
import { findProperty } from "../query/find-property.ts"

/**
 * What each key of a configuration names of the schema; keys mean the same in every layout. Which keys a layout has is
 * the contract's.
 */
export const referenceKinds = {
  properties: "columns",
  table_properties: "columns",
  group_by: "group",
  sub_group_by: "group",
  x_axis: "group",
  stack_by: "group",
  y_axis: "holder",
  value: "holder",
  cover: "holder",
  subtasks: "holder",
  arrows_by: "holder",
  date_property_id: "id",
  end_date_property_id: "id",
  map_by: "id",
  x_axis_property_id: "id",
  y_axis_property_id: "id",
} as const satisfies Record<string, "columns" | "group" | "holder" | "id">

export type ReferenceKind = (typeof referenceKinds)[keyof typeof referenceKinds]

const dates: readonly PropertyType[] = ["date", "created_time", "last_edited_time", "formula", "rollup"]

/** Types that the property under a key may have; any where nothing is said. Inferred from what Notion's app offers. */
const allowedTypes: Readonly<Record<string, readonly PropertyType[]>> = {
  date_property_id: dates,
  end_date_property_id: dates,
  map_by: ["place"],
  cover: ["files"],
  subtasks: ["relation"],
  arrows_by: ["relation"],
}

/**
 * The property that a configuration names by id or name.
 * @param path where it stands in the request
 * @throws validationError when there is none, or one of a type that the key does not take; both sentences end with
 * the path (inferred)
 */
export function requireReference(
  schema: readonly Property[],
  nameOrId: string,
  key: string,
  path: string,
): Property {
  const property = findProperty(schema, nameOrId)
  if (!property) throw validationError(`Could not find property with name or id: ${nameOrId}`)
  const allowed = allowedTypes[key]
  if (allowed && !allowed.includes(property.type)) throw wrongType(property, allowed, path)
  return property
}

export function wrongType(property: Property, allowed: readonly string[], path: string): Error {
  return validationError(
    `Property "${property.name}" has type ${property.type}, but ${path} takes ${allowed.join(", ")}.`,
  )
}

export function kindOfReference(key: string): ReferenceKind | undefined {
  return Object.hasOwn(referenceKinds, key) ? referenceKinds[key as keyof typeof referenceKinds] : undefined
}
