import type { PropertyType } from "./property.ts"

/** Whether pages may write values of each type. Source: developers.notion.com/reference/page-property-values */
const types: Readonly<Record<PropertyType, "writable" | "read-only">> = {
  title: "writable",
  rich_text: "writable",
  number: "writable",
  select: "writable",
  multi_select: "writable",
  status: "writable",
  date: "writable",
  people: "writable",
  files: "writable",
  checkbox: "writable",
  url: "writable",
  email: "writable",
  phone_number: "writable",
  relation: "writable",
  place: "writable",
  verification: "writable",
  formula: "read-only",
  rollup: "read-only",
  created_time: "read-only",
  created_by: "read-only",
  last_edited_time: "read-only",
  last_edited_by: "read-only",
  unique_id: "read-only",
  button: "read-only",
}

export function isPropertyType(text: string): text is PropertyType {
  return Object.hasOwn(types, text)
}

export function isWritableType(type: PropertyType): boolean {
  return types[type] === "writable"
}
