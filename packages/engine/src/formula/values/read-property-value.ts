import type { Property, SelectOption } from "../../properties/property.ts"
import type { FileItem, PersonRef, Place, Value, Verification } from "../../properties/value.ts"
import { type Names, plainText } from "../../rich-text/plain-text.ts"
import type { DateValue, RichText, RichTextItem } from "../../rich-text/rich-text.ts"
import { dateInstants } from "../../time/date-instants.ts"
import { floorMinute } from "../../time/floor-minute.ts"
import { textOfRuns } from "../builtins/looks.ts"
import type { FormulaDate, FormulaValue, Person, Run } from "./value.ts"

/** What reading a stored value needs to know beside it. */
export interface PropertyLookup {
  names: Names
  /** The person as the reader may see it. */
  person(id: string): Person
}

/**
 * A stored value as formulas see it; blank text is `""`, an unchecked box `false`, an unset list `[]`, all else unset
 * is Empty. Formulas, rollups and a page's own times are not stored: the caller computes them, times with
 * `formulaMoment`. Source: reference §4; place and verification inferred
 */
export function readPropertyValue(
  property: Property,
  value: Value | undefined,
  lookup: PropertyLookup,
): FormulaValue {
  switch (property.type) {
    case "title":
    case "rich_text":
      return textOfRuns(((value ?? []) as RichText).map((item) => runOf(item, lookup.names)))
    case "url":
    case "email":
    case "phone_number":
      return (value as string | undefined) ?? ""
    case "number":
      return (value as number | undefined) ?? null
    case "checkbox":
      return value === true
    case "select":
    case "status":
      return optionName(property.config.options, value as string | undefined) ?? ""
    case "multi_select":
      return ((value ?? []) as readonly string[]).flatMap(
        (id) => optionName(property.config.options, id) ?? [],
      )
    case "date":
      return value === undefined ? null : formulaDate(value as DateValue)
    case "people":
      return ((value ?? []) as readonly PersonRef[]).map(({ id }) => lookup.person(id))
    case "created_by":
    case "last_edited_by": {
      const [person] = (value ?? []) as readonly PersonRef[]
      return person ? lookup.person(person.id) : null
    }
    case "relation":
      return ((value ?? []) as readonly string[]).map((id) => ({ kind: "page", id }) as const)
    case "files":
      return ((value ?? []) as readonly FileItem[]).map(({ name }) => name)
    case "unique_id":
      return value === undefined ? "" : uniqueId(property.config.prefix, value as number)
    case "place":
      return (value as Place | undefined)?.name ?? (value as Place | undefined)?.address ?? ""
    case "verification":
      return (value as Verification | undefined)?.state ?? ""
    default:
      return null
  }
}

/** A date as properties store it; Empty when it cannot be read. Its text is kept for formulas that pass it on. */
export function formulaDate(value: DateValue): FormulaDate | null {
  const instants = dateInstants(value)
  if (!instants) return null
  const { startMs, endMs, isDateOnly } = instants
  return { kind: "date", startMs, endMs, hasTime: !isDateOnly, written: value }
}

/** A moment that no property wrote, such as the time of creation; floored to the minute. */
export function formulaMoment(ms: number): FormulaDate {
  return { kind: "date", startMs: floorMinute(ms), endMs: null, hasTime: true }
}

function uniqueId(prefix: string | null, number: number): string {
  return prefix ? `${prefix}-${number}` : String(number)
}

function optionName(options: readonly SelectOption[], id: string | undefined): string | undefined {
  return id === undefined ? undefined : options.find((option) => option.id === id)?.name
}

const letters = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "c" } as const

function runOf(item: RichTextItem, names: Names): Run {
  const run: Run = { text: plainText([item], names) }
  const { color, ...looks } = item.annotations ?? {}
  const styles = Object.keys(looks).map((look) => letters[look as keyof typeof letters] as string)
  if (color !== undefined) styles.push(color)
  if (styles.length > 0) run.styles = styles
  if (item.type === "text" && item.text.link) run.link = item.text.link.url
  return run
}
