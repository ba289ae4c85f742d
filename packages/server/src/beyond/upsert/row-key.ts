import { validationError } from "@inkling/contract"
import { findProperty, type Property, plainText, type RichText, type Value } from "@inkling/engine"

/** What tells rows apart: a text exactly as it is written, or a number. */
export type RowKey = string | number

const types: ReadonlySet<Property["type"]> = new Set([
  "title",
  "rich_text",
  "number",
  "unique_id",
  "email",
  "url",
  "phone_number",
])

/** The column that an upsert finds rows by. @throws validationError when there is none, or it is of another type */
export function keyProperty(schema: readonly Property[], name: string): Property {
  const property = findProperty(schema, name)
  if (!property) throw validationError(`Could not find property with name or id: ${name}`)
  if (!types.has(property.type))
    throw validationError(
      `body.key is a ${property.type}; rows are told apart by title, rich_text, number, unique_id, email, url or phone_number.`,
    )
  return property
}

/**
 * The key in a stored value; undefined for an empty one. A text that names other objects is no key: it reads
 * differently to different callers.
 */
export function keyOfValue(property: Property, value: Value | null | undefined): RowKey | undefined {
  if (value === undefined || value === null) return undefined
  if (property.type !== "title" && property.type !== "rich_text") return value as RowKey
  const text = value as RichText
  if (text.some((item) => item.type === "mention")) return undefined
  return plainText(text) || undefined
}
