import type { DateValue } from "../rich-text/rich-text.ts"
import { formatDateTime, formatDay } from "../time/parse-date-text.ts"
import { offsetAt, toLocal } from "./dates/zone-clock.ts"
import type { Budget } from "./evaluate/budget.ts"
import type { FormulaContext } from "./evaluate/formula-context.ts"
import type { FormulaType } from "./types/formula-type.ts"
import { formatValue } from "./values/format-value.ts"
import { type FormulaDate, type FormulaValue, isDate } from "./values/value.ts"

/** What the API shows of a formula, less `id` and `type` around it. Source: the SDK's FormulaPropertyResponse */
export type FormulaResult =
  | { type: "string"; string: string | null }
  | { type: "number"; number: number | null }
  | { type: "boolean"; boolean: boolean | null }
  | { type: "date"; date: DateValue | null }
  | { type: "unsupported"; unsupported: Record<string, never> }

/** What is shown of a formula that does not parse against its schema any more. Source: recorded */
export const brokenResult: FormulaResult = { type: "string", string: null }

/** What is shown of a formula whose budget ran out (inferred). */
export const unsupportedResult: FormulaResult = { type: "unsupported", unsupported: {} }

/**
 * A value as one of the API's four: by the formula's own type, so that an Empty date is a date; by the value's when
 * the type is `any`. Lists, people and pages are texts, joined by ", ". Source: reference §1; lists and pages inferred
 * @throws FormulaLimitError when a list shows as too long a text
 */
export function toFormulaResult(
  value: FormulaValue,
  type: FormulaType,
  scene: { context: FormulaContext; budget: Budget },
): FormulaResult {
  const kind = type.kind === "any" || type.kind === "empty" ? kindOf(value) : type.kind
  switch (kind) {
    case "number":
      return { type: "number", number: typeof value === "number" ? value : null }
    case "boolean":
      return { type: "boolean", boolean: typeof value === "boolean" ? value : null }
    case "date":
      return { type: "date", date: isDate(value) ? toDateValue(value, scene.context.timeZone) : null }
    default:
      return { type: "string", string: value === null ? null : formatValue(value, scene) }
  }
}

/** A date as the wire shows it; one that a property wrote is repeated as it was written. */
export function toDateValue(date: FormulaDate, zone: string): DateValue {
  if (date.written) return date.written
  const show = (ms: number): string =>
    date.hasTime ? formatDateTime(toLocal(zone, ms), offsetAt(zone, ms)) : formatDay(ms)
  return { start: show(date.startMs), end: date.endMs === null ? null : show(date.endMs), time_zone: null }
}

function kindOf(value: FormulaValue): "number" | "boolean" | "date" | "text" {
  if (typeof value === "number") return "number"
  if (typeof value === "boolean") return "boolean"
  return isDate(value) ? "date" : "text"
}
