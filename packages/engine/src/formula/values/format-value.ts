import { endInstant, startInstant } from "../dates/date-parts.ts"
import { formatDate } from "../dates/format-date.ts"
import type { FormulaContext } from "../evaluate/formula-context.ts"
import {
  type FormulaDate,
  type FormulaValue,
  isDate,
  isList,
  isPage,
  isPerson,
  isText,
  plainOf,
} from "./value.ts"

const dayPattern = "MMMM D, YYYY"
/** The help page prints 24 hours, other guides 12: a user's setting shows through. Source: inferred */
const timePattern = "MMMM D, YYYY h:mm A"
const maxListDepth = 50

/** A value as text, as `format` shows it; Empty is no text. */
export function formatValue(value: FormulaValue, context: FormulaContext, depth = 0): string {
  if (value === null) return ""
  if (isText(value)) return plainOf(value)
  if (isList(value)) {
    return depth > maxListDepth ? "" : value.map((item) => formatValue(item, context, depth + 1)).join(", ")
  }
  if (isDate(value)) return formatWhole(value, context.timeZone)
  if (isPerson(value)) return value.name ?? ""
  if (isPage(value)) return context.related(value.id)?.title() ?? ""
  return String(value)
}

function formatWhole(date: FormulaDate, zone: string): string {
  const pattern = date.hasTime ? timePattern : dayPattern
  const start = formatDate(startInstant(date, zone), pattern, zone)
  const endMs = endInstant(date, zone)
  return endMs === null ? start : `${start} → ${formatDate(endMs, pattern, zone)}`
}
