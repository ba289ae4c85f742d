import { requestId } from "../ids/request-id.ts"
import { parseRichText } from "../rich-text/parse-rich-text.ts"
import { storableText } from "../rich-text/storable-text.ts"
import { type DateInput, parseDateValue } from "../time/parse-date-value.ts"
import { parseFileItems } from "./parse-file-items.ts"
import { type OptionInput, parseSelect, parseStatus } from "./parse-option-value.ts"
import { parsePeople } from "./parse-people.ts"
import type { Place, Value, Verification } from "./value.ts"
import type { ValueTask } from "./value-context.ts"
import { invalidPropertyValue, propertyNotWritable } from "./value-errors.ts"

/**
 * A property's value from what a request says under its type's key; null clears it. Relations come out as lists of
 * page ids, each once, whose rights are the caller's to check.
 * @throws invalidPropertyValue for a value of another shape than the type's · propertyNotWritable · those of the types
 */
export function parseValue(input: unknown, task: ValueTask): Value | null {
  const { property, context, path } = task
  if (!hasShape(property.type, input)) throw invalidPropertyValue(property.name)
  // hasShape and the contract have checked what the casts below assert.
  switch (property.type) {
    case "title":
    case "rich_text":
      return nonEmpty(parseRichText(input, context.content, path))
    case "number":
      return input as number | null
    case "url":
    case "email":
    case "phone_number":
      return input === null ? null : storableText(input as string) || null
    case "checkbox":
      return input === true ? true : null
    case "select":
      return input === null ? null : parseSelect(input as OptionInput, property, task)
    case "multi_select":
      return nonEmpty([
        ...new Set((input as OptionInput[]).map((option) => parseSelect(option, property, task))),
      ])
    case "status":
      return parseStatus(input as OptionInput | null, property)
    case "date":
      return input === null ? null : parseDateValue(input as DateInput, path)
    case "people":
      return nonEmpty(parsePeople(input as { id: string }[], context))
    case "files":
      return nonEmpty(parseFileItems(input as [], context))
    case "relation":
      return nonEmpty([...new Set((input as { id: string }[]).map(({ id }) => requestId(id)))])
    case "place":
      return input === null ? null : parsePlace(input as Partial<Place> & { lat: number; lon: number })
    case "verification":
      return parseVerification(input as VerificationInput, task)
    default:
      throw propertyNotWritable(property.name, property.type)
  }
}

/** Whether the value is of the kind that the type takes, as far as the parsers rely on it. */
function hasShape(type: ValueTask["property"]["type"], input: unknown): boolean {
  switch (type) {
    case "title":
    case "rich_text":
    case "multi_select":
    case "people":
    case "files":
    case "relation":
      return Array.isArray(input)
    case "number":
      return input === null || (typeof input === "number" && Number.isFinite(input))
    case "url":
    case "email":
    case "phone_number":
      return input === null || typeof input === "string"
    case "checkbox":
      return input === null || typeof input === "boolean"
    case "verification":
      return typeof input === "object" && input !== null
    default:
      return typeof input === "object" && !Array.isArray(input)
  }
}

function parsePlace({ lat, lon, ...rest }: Partial<Place> & { lat: number; lon: number }): Place {
  const text = (given: string | null | undefined) => (given == null ? null : storableText(given))
  return {
    lat,
    lon,
    name: text(rest.name),
    address: text(rest.address),
    aws_place_id: text(rest.aws_place_id),
    google_place_id: text(rest.google_place_id),
  }
}

interface VerificationInput {
  state: "verified" | "unverified"
  date?: DateInput | null
}

/** Unverified is the empty value. Source: developers.notion.com/reference/page-property-values */
function parseVerification(
  { state, date }: VerificationInput,
  { context, path }: ValueTask,
): Verification | null {
  if (state === "unverified") return null
  const until = date == null ? null : parseDateValue(date, `${path}.date`)
  return { state: "verified", verified_by: context.actor, date: until }
}

function nonEmpty<T extends readonly unknown[]>(list: T): T | null {
  return list.length > 0 ? list : null
}
