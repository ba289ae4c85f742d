import { validationError } from "@inkling/contract"
import { parseDateValue } from "@inkling/engine"

/** A moment, day or stretch of days as filters on meeting notes write it. */
export interface DateOperand {
  type: "relative" | "exact"
  value:
    | string
    | {
        type: "date" | "datetime" | "daterange"
        start_date: string
        start_time?: string
        end_date?: string
        time_zone?: string
      }
  direction?: "past" | "future"
  unit?: keyof typeof unitDays
  count?: number
}

/** Milliseconds, `until` not included. */
export interface DateSpan {
  from: number
  until: number
}

const dayMs = 86_400_000

const minuteMs = 60_000

const unitDays = { day: 1, week: 7, month: 30, year: 365 } as const

/** Days from today by their names (inferred: the types leave the words open). */
const namedDays: Readonly<Record<string, number>> = {
  today: 0,
  tomorrow: 1,
  yesterday: -1,
  one_week_ago: -7,
  one_week_from_now: 7,
  one_month_ago: -30,
  one_month_from_now: 30,
}

/**
 * What an operand stands for: a day is all of it in UTC, a time its minute, a number of units the stretch between then
 * and now, months of 30 days and years of 365 (all inferred).
 * @throws validationError for what is no date
 */
export function dateSpan(operand: DateOperand | undefined, nowMs: number): DateSpan {
  if (!operand || Array.isArray(operand)) throw validationError("The filter needs a date as its value.")
  const { type, value, direction, unit, count = 1 } = operand
  if (type === "relative") {
    if (unit !== undefined) {
      const ms = count * unitDays[unit] * dayMs
      return direction === "future" ? { from: nowMs, until: nowMs + ms } : { from: nowMs - ms, until: nowMs }
    }
    const days = typeof value === "string" ? namedDays[value] : undefined
    if (days === undefined)
      throw validationError(`${JSON.stringify(value)} is no day that a filter on meeting notes knows.`)
    return dayOf(nowMs + days * dayMs)
  }
  if (typeof value === "string") return spanOf(value)
  const { start_date, start_time, end_date, time_zone } = value
  if (value.type === "datetime" && start_time !== undefined)
    return spanOf(`${start_date}T${start_time}`, time_zone)
  const { from, until } = spanOf(start_date)
  return { from, until: end_date === undefined ? until : spanOf(end_date).until }
}

function dayOf(ms: number): DateSpan {
  const from = Math.floor(ms / dayMs) * dayMs
  return { from, until: from + dayMs }
}

function spanOf(text: string, zone?: string): DateSpan {
  const { start } = parseDateValue({ start: text, ...(zone !== undefined && { time_zone: zone }) })
  const ms = Date.parse(start)
  return start.length === "2026-01-01".length ? dayOf(ms) : { from: ms, until: ms + minuteMs }
}
