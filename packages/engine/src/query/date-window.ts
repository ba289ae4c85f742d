import { instantOf } from "../time/date-instants.ts"
import { DAY_MS, MINUTE_MS } from "../time/floor-minute.ts"
import { parseDateText } from "../time/parse-date-text.ts"
import { addMonths, startOfDay, startOfWeek } from "./calendar.ts"
import type { TimeWindow } from "./predicate.ts"

export type DateOperator = "equals" | "before" | "after" | "on_or_before" | "on_or_after"

export const RELATIVE_WINDOWS = [
  "this_week",
  "past_week",
  "past_month",
  "past_year",
  "next_week",
  "next_month",
  "next_year",
] as const
export type RelativeWindow = (typeof RELATIVE_WINDOWS)[number]

/** The clock that relative words are read by. */
export interface QueryClock {
  /** The query's fixed moment, in ms. */
  now: number
  /** 0 = Sunday, the default (inferred), to 6 = Saturday. */
  firstWeekday?: number
}

/**
 * The span that an operand names: a minute for a time, a UTC day for a date or one of the relative words.
 * Undefined when it is neither. Source: recorded queries, developers.notion.com/changelog (October 2021)
 */
export function operandWindow(operand: string, clock: QueryClock): TimeWindow | undefined {
  const text = parseDateText(operand)
  if (text !== undefined) {
    const fromMs = instantOf(text)
    return { fromMs, toMs: fromMs + (text.hasTime ? MINUTE_MS : DAY_MS) }
  }
  // The clock is looked at only here: what filters by fixed dates means the same on every day.
  const relative = relativeDay(operand, startOfDay(clock.now))
  return relative === undefined ? undefined : { fromMs: relative, toMs: relative + DAY_MS }
}

/** Where a date must start to stand in this relation to the operand's span. */
export function comparisonWindow(operator: DateOperator, { fromMs, toMs }: TimeWindow): TimeWindow {
  switch (operator) {
    case "equals":
      return { fromMs, toMs }
    case "before":
      return { fromMs: Number.NEGATIVE_INFINITY, toMs: fromMs }
    case "after":
      return { fromMs: toMs, toMs: Number.POSITIVE_INFINITY }
    case "on_or_before":
      return { fromMs: Number.NEGATIVE_INFINITY, toMs }
    case "on_or_after":
      return { fromMs, toMs: Number.POSITIVE_INFINITY }
  }
}

/**
 * Whole UTC days. `past_*` and `next_*` roll with the clock, both ends and today included; `this_week` is the
 * calendar week. Source: recorded queries; the day's zone and the week's first day are inferred.
 */
export function relativeWindow(name: RelativeWindow, clock: QueryClock): TimeWindow {
  const today = startOfDay(clock.now)
  const through = (firstDay: number, lastDay: number) => ({ fromMs: firstDay, toMs: lastDay + DAY_MS })
  switch (name) {
    case "this_week": {
      const first = startOfWeek(today, clock.firstWeekday ?? 0)
      return through(first, first + 6 * DAY_MS)
    }
    case "past_week":
      return through(today - 7 * DAY_MS, today)
    case "past_month":
      return through(addMonths(today, -1), today)
    case "past_year":
      return through(addMonths(today, -12), today)
    case "next_week":
      return through(today, today + 7 * DAY_MS)
    case "next_month":
      return through(today, addMonths(today, 1))
    case "next_year":
      return through(today, addMonths(today, 12))
  }
}

function relativeDay(word: string, today: number): number | undefined {
  switch (word) {
    case "today":
      return today
    case "tomorrow":
      return today + DAY_MS
    case "yesterday":
      return today - DAY_MS
    case "one_week_ago":
      return today - 7 * DAY_MS
    case "one_week_from_now":
      return today + 7 * DAY_MS
    case "one_month_ago":
      return addMonths(today, -1)
    case "one_month_from_now":
      return addMonths(today, 1)
    default:
      return undefined
  }
}
