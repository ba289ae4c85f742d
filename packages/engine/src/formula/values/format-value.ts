import type { Scene } from "../builtins/builtin.ts"
import { endInstant, startInstant } from "../dates/date-parts.ts"
import { formatDate } from "../dates/format-date.ts"
import type { Budget } from "../evaluate/budget.ts"
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

/**
 * A value as text, as `format` shows it; Empty is no text. Elements are paid for: lists may hold one list many times.
 * @throws FormulaLimitError
 */
export function formatValue(value: FormulaValue, scene: Scene): string {
  if (typeof value === "string") return value
  if (value === null) return ""
  if (isText(value)) return plainOf(value)
  if (isList(value)) {
    scene.budget.spend(value.length)
    const shown = value.map((item) => formatValue(item, scene))
    return joinTexts(shown, ", ", scene.budget)
  }
  if (isDate(value)) return formatWhole(value, scene.context.timeZone)
  if (isPerson(value)) return value.name ?? ""
  if (isPage(value)) return scene.context.related(value.id)?.title() ?? ""
  return String(value)
}

/**
 * The texts with a separator between them, paid for before they are joined.
 * @throws FormulaLimitError
 */
export function joinTexts(texts: readonly string[], separator: string, budget: Budget): string {
  const between = separator.length * Math.max(0, texts.length - 1)
  budget.makeText(texts.reduce((sum, text) => sum + text.length, between))
  return texts.join(separator)
}

function formatWhole(date: FormulaDate, zone: string): string {
  const pattern = date.hasTime ? timePattern : dayPattern
  const start = formatDate(startInstant(date, zone), pattern, zone)
  const endMs = endInstant(date, zone)
  return endMs === null ? start : `${start} → ${formatDate(endMs, pattern, zone)}`
}
