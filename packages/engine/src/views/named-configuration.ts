import { encodePropertyId } from "../ids/property-id.ts"
import type { Property } from "../properties/property.ts"
import { kindOfReference } from "./configuration-reference.ts"
import type { Configuration } from "./plan-configuration.ts"

/** Keys without which a layout's configuration is none. */
const required = new Set(["board group_by", "calendar date_property_id", "timeline date_property_id"])

/** Keys beside which the wire tells the property's name. Source: reference views §2 */
const nameKeys: Readonly<Record<string, string>> = {
  date_property_id: "date_property_name",
  end_date_property_id: "end_date_property_name",
  map_by: "map_by_property_name",
}

/**
 * A stored configuration as the wire has it: encoded ids, and names beside them. What names a property that is gone
 * is left out; null when the layout cannot be without it (inferred).
 * @param schema the columns that the caller may know of
 */
export function namedConfiguration(
  stored: Configuration | null,
  schema: readonly Property[],
): Configuration | null {
  if (!stored) return null
  const { type } = stored
  const named: Configuration = { type }
  for (const [key, value] of Object.entries(stored)) {
    const shown = namedValue(key, value, schema)
    if (shown) Object.assign(named, shown)
    else if (required.has(`${String(type)} ${key}`)) return null
  }
  return named
}

type Holder = Record<string, unknown> & { property_id?: string | null }

/** The key with its value, and with the name where the wire tells it; undefined when its property is gone. */
function namedValue(
  key: string,
  value: unknown,
  schema: readonly Property[],
): Record<string, unknown> | undefined {
  const find = (id: unknown) => schema.find((property) => property.id === id)
  switch (kindOfReference(key)) {
    case "columns":
      return { [key]: (value as Holder[]).flatMap((column) => namedHolder(column, find, true) ?? []) }
    case "group":
      return wrapped(key, namedHolder(value as Holder, find, true))
    case "holder":
      return wrapped(key, namedHolder(value as Holder, find, false))
    case "id": {
      const property = find(value)
      if (!property) return undefined
      const nameKey = nameKeys[key]
      return {
        [key]: encodePropertyId(property.id),
        ...(nameKey !== undefined && { [nameKey]: property.name }),
      }
    }
    default:
      return { [key]: value }
  }
}

function wrapped(key: string, value: unknown): Record<string, unknown> | undefined {
  return value === undefined ? undefined : { [key]: value }
}

/** Its name stands right behind its id. */
function namedHolder(
  holder: Holder,
  find: (id: unknown) => Property | undefined,
  showsName: boolean,
): Holder | undefined {
  const named: Holder = {}
  for (const [key, value] of Object.entries(holder)) {
    const isReference = (key === "property_id" || key === "toggle_column_id") && typeof value === "string"
    if (!isReference) {
      named[key] = value
      continue
    }
    const property = find(value)
    if (!property && key === "property_id") return undefined
    if (!property) continue
    named[key] = encodePropertyId(property.id)
    if (showsName) named["property_name"] = property.name
  }
  return named
}
