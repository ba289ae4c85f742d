import { validationError } from "@inkling/contract"
import { requestId } from "@inkling/engine"
import { type DateOperand, dateSpan } from "./date-span.ts"
import type { MeetingNote } from "./meeting-note.ts"

/** As requests write it: conditions, and groups of them at most two deep. */
export type NoteFilter =
  | { operator: "and" | "or"; filters?: NoteFilter[] }
  | { property: string; filter: { operator: string; value?: unknown } }

/**
 * Whether a note passes. Letter case does not count; what is on a day is on it in UTC (both inferred).
 * @throws validationError for properties and operators that there are not (sentences inferred)
 */
export function matchNote(filter: NoteFilter, note: MeetingNote, nowMs: number): boolean {
  if ("property" in filter) return matchProperty(filter.property, filter.filter, note, nowMs)
  // All are looked at, so that what is wrong is told whatever the notes are.
  const results = (filter.filters ?? []).map((part) => matchNote(part, note, nowMs))
  if (results.length === 0) return true
  return filter.operator === "and" ? results.every(Boolean) : results.some(Boolean)
}

type Condition = { operator: string; value?: unknown }

function matchProperty(property: string, condition: Condition, note: MeetingNote, nowMs: number): boolean {
  const { row } = note
  switch (property) {
    case "title":
      return matchText(note.title, condition)
    case "created_time":
      return matchDate(row.created_at, condition, nowMs)
    case "last_edited_time":
      return matchDate(row.edited_at, condition, nowMs)
    case "attendees":
      return matchPeople(note.attendees, condition)
    case "created_by":
      return matchPeople([row.created_by], condition)
    case "last_edited_by":
      return matchPeople([row.edited_by], condition)
    default:
      throw validationError(`Meeting notes have no property "${property}" to filter by.`)
  }
}

function matchText(text: string, { operator, value }: Condition): boolean {
  if (operator === "is_empty") return text === ""
  if (operator === "is_not_empty") return text !== ""
  const has = text.toLowerCase()
  const wanted = exactText(operator, value).toLowerCase()
  switch (operator) {
    case "string_is":
      return has === wanted
    case "string_is_not":
      return has !== wanted
    case "string_contains":
      return has.includes(wanted)
    case "string_does_not_contain":
      return !has.includes(wanted)
    case "string_starts_with":
      return has.startsWith(wanted)
    case "string_ends_with":
      return has.endsWith(wanted)
    default:
      throw unknownOperator(operator, "a title")
  }
}

function exactText(operator: string, value: unknown): string {
  const text = (value as { value?: unknown } | undefined)?.value
  if (typeof text !== "string") throw validationError(`${operator} needs a text as its value.`)
  return text
}

function matchPeople(ids: readonly string[], { operator, value }: Condition): boolean {
  if (operator === "is_empty") return ids.length === 0
  if (operator === "is_not_empty") return ids.length > 0
  if (operator !== "person_contains" && operator !== "person_does_not_contain")
    throw unknownOperator(operator, "people")
  if (!Array.isArray(value)) throw validationError(`${operator} needs a list of people as its value.`)
  const wanted = (value as { value: { id: string } }[]).map((person) => requestId(person.value.id))
  const contains = wanted.some((id) => ids.includes(id))
  return operator === "person_contains" ? contains : !contains
}

function matchDate(at: number, { operator, value }: Condition, nowMs: number): boolean {
  if (operator === "is_empty") return false
  if (operator === "is_not_empty") return true
  const { from, until } = dateSpan(value as DateOperand | undefined, nowMs)
  switch (operator) {
    case "date_is":
    case "date_is_within":
    case "date_is_relative_to":
      return at >= from && at < until
    case "date_is_before":
      return at < from
    case "date_is_after":
      return at >= until
    case "date_is_on_or_before":
      return at < until
    case "date_is_on_or_after":
      return at >= from
    default:
      throw unknownOperator(operator, "a time")
  }
}

const unknownOperator = (operator: string, what: string) =>
  validationError(`"${operator}" is no operator for ${what} of meeting notes.`)
