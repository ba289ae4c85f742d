import type { RollupFunction } from "../properties/rollup-function.ts"
import type { ComputedElement } from "../query/row.ts"
import type { DateValue } from "../rich-text/rich-text.ts"
import { instantOf } from "../time/date-instants.ts"
import { parseDateText } from "../time/parse-date-text.ts"

export type DateFunction = Extract<RollupFunction, "earliest_date" | "latest_date" | "date_range">

/** A moment and how it was written. */
interface Moment {
  text: string
  ms: number
}

/**
 * Over the dates among the values; null when there are none. The earliest is a single date even when a range has it;
 * the latest is the end of a range. Source: recorded for `earliest_date`, otherwise inferred
 */
export function rollUpDates(name: DateFunction, values: readonly ComputedElement[]): DateValue | null {
  let earliest: Moment | undefined
  let latest: Moment | undefined
  for (const element of values) {
    const date = dateOf(element)
    const start = date && momentOf(date.start)
    if (!start) continue
    const end = momentOf(date.end ?? date.start) ?? start
    if (!earliest || start.ms < earliest.ms) earliest = start
    if (!latest || end.ms > latest.ms) latest = end
  }
  if (!earliest || !latest) return null
  const start = name === "latest_date" ? latest.text : earliest.text
  return { start, end: name === "date_range" ? latest.text : null, time_zone: null }
}

function momentOf(text: string): Moment | undefined {
  const parsed = parseDateText(text)
  return parsed && { text, ms: instantOf(parsed) }
}

function dateOf({ type, value }: ComputedElement): DateValue | undefined {
  if (type === "date" || type === "created_time" || type === "last_edited_time") {
    return value as DateValue | undefined
  }
  if (typeof value !== "object" || !("type" in value) || value.type !== "date") return undefined
  return value.value
}
