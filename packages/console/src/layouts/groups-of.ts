import type { PropertySchema } from "../databases/column.ts"
import type { PageProperty, PropertyPatch } from "../http/notion.ts"
import type { GroupBy } from "../views/view.ts"

/** A group of rows that have something in common. */
export interface RowGroup {
  key: string
  name: string
  color: string
  /** What its rows meet, as a filter. */
  condition: object
  /** What makes a row one of the group; undefined where that cannot be written. */
  join: ((value: PageProperty) => { value: PageProperty; patch: PropertyPatch }) | undefined
}

interface Option {
  id: string
  name: string
  color: string
}

/** The groups of a property's rows, in the property's own order; none for types that are not grouped by here. */
export function groupsOf(property: PropertySchema, groupBy: GroupBy): RowGroup[] {
  const groups = unsorted(property, groupBy)
  if (groupBy.sort.type === "manual") return groups
  const turn = groupBy.sort.type === "descending" ? -1 : 1
  return groups.sort((a, b) => turn * a.name.localeCompare(b.name))
}

function unsorted(property: PropertySchema, groupBy: GroupBy): RowGroup[] {
  switch (property.type) {
    case "status":
      return groupBy.group_by === "group"
        ? property.status.groups.map((group) => statusGroup(property, group))
        : property.status.options.map((option) => optionGroup(property, option))
    case "select":
      return [
        ...property.select.options.map((option) => optionGroup(property, option)),
        nothing(property, (value) => ({ ...value, select: null }) as PageProperty, { select: null }),
      ]
    case "multi_select":
      return [
        ...property.multi_select.options.map((option) => optionGroup(property, option)),
        nothing(property, (value) => ({ ...value, multi_select: [] }) as PageProperty, { multi_select: [] }),
      ]
    case "checkbox":
      return [false, true].map((checkbox) => ({
        key: String(checkbox),
        name: checkbox ? "Checked" : "Not checked",
        color: "default",
        condition: { property: property.name, checkbox: { equals: checkbox } },
        join: (value) => ({ value: { ...value, checkbox } as PageProperty, patch: { checkbox } }),
      }))
    default:
      return []
  }
}

function optionGroup({ name: property, type }: PropertySchema, option: Option): RowGroup {
  const { id, name, color } = option
  const isList = type === "multi_select"
  const patch: PropertyPatch = isList
    ? { multi_select: [{ name }] }
    : type === "status"
      ? { status: { name } }
      : { select: { name } }
  return {
    key: id,
    name,
    color,
    condition: { property, [type]: { [isList ? "contains" : "equals"]: name } },
    join: (value) => ({
      value: { ...value, [type]: isList ? [option] : option } as PageProperty,
      patch,
    }),
  }
}

type StatusSchema = Extract<PropertySchema, { type: "status" }>

/** Rows join a group of a status as its first option. */
function statusGroup(
  { name: property, status }: StatusSchema,
  group: StatusSchema["status"]["groups"][number],
): RowGroup {
  const options = status.options.filter(({ id }) => group.option_ids.includes(id))
  const first = options[0]
  const conditions = options.map(({ name }) => ({ property, status: { equals: name } }))
  return {
    key: group.id,
    name: group.name,
    color: group.color,
    // No row is in a group without options.
    condition: conditions.length > 0 ? { or: conditions } : { property, status: { is_empty: true } },
    join:
      first &&
      ((value) => ({
        value: { ...value, status: first } as PageProperty,
        patch: { status: { name: first.name } },
      })),
  }
}

function nothing(
  { name: property, type }: PropertySchema,
  emptied: (value: PageProperty) => PageProperty,
  patch: PropertyPatch,
): RowGroup {
  return {
    key: "nothing",
    name: `No ${property}`,
    color: "default",
    condition: { property, [type]: { is_empty: true } },
    join: (value) => ({ value: emptied(value), patch }),
  }
}
