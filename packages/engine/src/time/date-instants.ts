import type { DateValue } from "../rich-text/rich-text.ts"
import { MINUTE_MS } from "./floor-minute.ts"
import { type DateText, parseDateText } from "./parse-date-text.ts"

/** A date value on the time line, in ms, floored to the minute. */
export interface DateInstants {
  /** Of a date without time: midnight UTC (inferred). */
  startMs: number
  endMs: number | null
  isDateOnly: boolean
}

/** Undefined when the value was not written by `parseDateValue` and cannot be read. */
export function dateInstants(value: DateValue): DateInstants | undefined {
  const start = parseDateText(value.start)
  if (start === undefined) return undefined
  const end = value.end === null ? undefined : parseDateText(value.end)
  return {
    startMs: instantOf(start),
    endMs: end === undefined ? null : instantOf(end),
    isDateOnly: !start.hasTime,
  }
}

/** The moment a text names; without an offset it is UTC. Source: developers.notion.com/changelog (October 2021) */
export function instantOf(text: DateText): number {
  return text.localMs - (text.offsetMinutes ?? 0) * MINUTE_MS
}
