import type { Names } from "../rich-text/plain-text.ts"
import { collate } from "./collate.ts"
import type { Fact } from "./fact.ts"
import type { Field } from "./field.ts"
import { foldText } from "./fold-text.ts"
import { readFact } from "./read-fact.ts"
import type { Row } from "./row.ts"

/** What a value sorts by; null when it is empty. Plain JSON, so that cursors can hold it. */
export type SortKey = null | number | string | readonly number[]

/** Texts sort by their beginning, so that a cursor stays short; equal beginnings count as equal (inferred). */
const MAX_TEXT_CHARS = 200

/**
 * The key of one field of a row. Times sort exactly, not by the minute: to a client that is one of the orders that
 * the minutes allow. Options sort by their place in the schema, people and relations by name, array rollups by the
 * text of their elements. Source: developers.notion.com/reference/sort-data-source-entries; what it leaves open is
 * inferred.
 */
export function sortKey(field: Field, row: Row, names: Names): SortKey {
  const type = field.source === "property" ? field.property.type : field.source
  if (type === "created_time") return row.createdAtMs
  if (type === "last_edited_time") return row.editedAtMs
  return keyOfFact(readFact(field, row, names), field, names)
}

/** Ascending order of keys that are not empty. Kinds never mix in one field but for formulas that change type. */
export function compareSortKeys(a: NonNullable<SortKey>, b: NonNullable<SortKey>): number {
  if (typeof a === "number" && typeof b === "number") return a - b
  if (typeof a === "string" && typeof b === "string") return collate(a, b)
  if (typeof a === "object" && typeof b === "object") return compareLists(a, b)
  return rankOfKind(a) - rankOfKind(b)
}

function keyOfFact(fact: Fact | undefined, field: Field, names: Names): SortKey {
  switch (fact?.kind) {
    case "text":
      return cutText(foldText(fact.text))
    case "number":
      return fact.number
    case "checkbox":
      return fact.isChecked ? 1 : 0
    case "date":
      return fact.startMs
    case "options":
      return optionPlaces(fact.ids, field)
    case "ids":
      return joinTexts(fact.ids.map((id) => nameOf(id, field, names)))
    case "files":
      return joinTexts(fact.names)
    case "verification":
      return fact.isExpired ? 1 : 0
    case "elements":
      return joinTexts(fact.elements.map((element) => textOfElement(element, field, names)))
    default:
      return null
  }
}

function optionPlaces(ids: readonly string[], field: Field): SortKey {
  const property = field.source === "property" ? field.property : undefined
  if (property?.type !== "select" && property?.type !== "status" && property?.type !== "multi_select")
    return null
  const { options } = property.config
  const places = ids.map((id) => options.findIndex((option) => option.id === id))
  return property.type === "multi_select" ? places : (places[0] ?? null)
}

function nameOf(id: string, field: Field, names: Names): string {
  const isRelation = field.source === "property" && field.property.type === "relation"
  return (isRelation ? names.page(id) : names.user(id)) ?? ""
}

function textOfElement(fact: Fact | undefined, field: Field, names: Names): string {
  if (fact?.kind === "ids") return fact.ids.map((id) => names.page(id) ?? names.user(id) ?? "").join(", ")
  const key = keyOfFact(fact, field, names)
  return key === null || typeof key === "object" ? "" : String(key)
}

function joinTexts(texts: readonly string[]): SortKey {
  const text = cutText(texts.filter((each) => each !== "").join(", "))
  return text === "" ? null : text
}

/** The part of a folded text that counts for sorting. Never splits a character that takes two code units. */
export function cutText(text: string): string {
  const end = text.charCodeAt(MAX_TEXT_CHARS - 1) >>> 10 === 0x36 ? MAX_TEXT_CHARS - 1 : MAX_TEXT_CHARS
  return text.length > MAX_TEXT_CHARS ? text.slice(0, end) : text
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index]
    if (other === undefined) return 1
    if (value !== other) return value - other
  }
  return a.length - b.length
}

function rankOfKind(key: NonNullable<SortKey>): number {
  return typeof key === "number" ? 0 : typeof key === "string" ? 1 : 2
}
