// What a value becomes when its property changes its type: its text, read as the new type would read it. Best effort,
// inferred: the docs only say that values are stored as text and reinterpreted, and that some are lost.

import { parseUuid } from "../ids/parse-uuid.ts"
import type { DateValue, RichText } from "../rich-text/rich-text.ts"
import { parseDateValue } from "../time/parse-date-value.ts"
import { findOption } from "./plan-options.ts"
import type { Property } from "./property.ts"
import type { Conversion } from "./schema-plan.ts"
import type { FileItem, PersonRef, Place, Value } from "./value.ts"

/** Adds an option to the new property, or finds the one of that name, and returns its id. */
export type AddOption = (name: string) => string

/**
 * The value under the new type; undefined when it is lost. Relations are never converted: their edges are dropped.
 * @param addOption used when the new type is select or multi_select; a status takes only options it has
 */
export function convertValue(
  value: Value,
  { from, to }: Conversion,
  addOption: AddOption,
): Value | undefined {
  const kept = keepOptions(value, from, to)
  if (kept !== undefined) return kept
  const text = valueText(value, from).trim()
  if (text === "") return undefined
  switch (to.type) {
    case "rich_text":
      return from.type === "title" ? value : [{ type: "text", text: { content: text, link: null } }]
    case "url":
    case "email":
    case "phone_number":
      return text
    case "number":
      return readNumber(text)
    case "checkbox":
      return /^(yes|true|1|x|✓|✅)$/i.test(text) ? true : undefined
    case "select":
      return splitNames(text).slice(0, 1).map(addOption)[0]
    case "multi_select":
      return [...new Set(splitNames(text).map(addOption))]
    case "status":
      return findOption(to.config.options, text)?.id
    case "date":
      return readDate(text)
    case "people":
      return nonEmpty(readPeople(text))
    case "files":
      return nonEmpty(splitNames(text).filter(isUrl).map(externalFile))
    default:
      return undefined
  }
}

/** Types with options share them, so that ids need no translation. */
function keepOptions(value: Value, from: Property, to: Property): Value | undefined {
  const isSingle = from.type === "select" || from.type === "status"
  if (!isSingle && from.type !== "multi_select") return undefined
  const ids = isSingle ? [value as string] : (value as readonly string[])
  const known = "options" in to.config ? new Set(to.config.options.map(({ id }) => id)) : new Set()
  const kept = ids.filter((id) => known.has(id))
  if (kept.length === 0) return undefined
  return to.type === "multi_select" ? kept : kept[0]
}

/** A value as one line of text. */
function valueText(value: Value, { type, config }: Property): string {
  switch (type) {
    case "title":
    case "rich_text":
      return (value as RichText).map(itemText).join("")
    case "select":
    case "status":
      return config.options.find(({ id }) => id === value)?.name ?? ""
    case "multi_select":
      return (value as readonly string[])
        .map((id) => config.options.find((option) => option.id === id)?.name ?? "")
        .filter((name) => name !== "")
        .join(", ")
    case "checkbox":
      return "Yes"
    case "unique_id":
      return config.prefix === null ? String(value) : `${config.prefix}-${value}`
    case "date": {
      const { start, end } = value as DateValue
      return end === null ? start : `${start} → ${end}`
    }
    case "people":
      return (value as readonly PersonRef[]).map(({ id }) => id).join(", ")
    case "files":
      return (value as readonly FileItem[])
        .map((file) => (file.type === "external" ? file.external.url : file.name))
        .join(", ")
    case "place": {
      const { name, address } = value as Place
      return name ?? address ?? ""
    }
    case "number":
    case "url":
    case "email":
    case "phone_number":
      return String(value)
    default:
      return ""
  }
}

function itemText(item: RichText[number]): string {
  if (item.type === "text") return item.text.content
  return item.type === "equation" ? item.equation.expression : ""
}

/** `1,234.50 €` is 1234.5 and `12 %` is 0.12. */
function readNumber(text: string): number | undefined {
  const digits = text.replace(/[^0-9.eE+-]/g, "")
  const number = digits === "" ? Number.NaN : Number(digits)
  if (!Number.isFinite(number)) return undefined
  return text.endsWith("%") ? number / 100 : number
}

function readDate(text: string): DateValue | undefined {
  const [start = "", end] = text.split(" → ")
  try {
    return parseDateValue({ start, end: end ?? null })
  } catch {
    return undefined
  }
}

function readPeople(text: string): PersonRef[] {
  return splitNames(text)
    .map(parseUuid)
    .filter((id) => id !== undefined)
    .map((id) => ({ object: "user", id }))
}

function splitNames(text: string): string[] {
  return text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "")
}

function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text)
}

function externalFile(url: string): FileItem {
  return { name: url.slice(0, 100), type: "external", external: { url } }
}

function nonEmpty<T extends readonly unknown[]>(list: T): T | undefined {
  return list.length > 0 ? list : undefined
}
