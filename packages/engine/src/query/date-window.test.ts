import { describe, expect, test } from "vitest"
import { comparisonWindow, operandWindow, type RelativeWindow, relativeWindow } from "./date-window.ts"

/** First and last day of a window of whole days. */
function days(window: { fromMs: number; toMs: number } | undefined): [string, string] | undefined {
  if (window === undefined) return undefined
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  return [day(window.fromMs), day(window.toMs - 1)]
}
const clock = (now: string, firstWeekday?: number) => ({
  now: Date.parse(now),
  ...(firstWeekday !== undefined && { firstWeekday }),
})

describe("windows that roll with the clock", () => {
  test.each<[string, RelativeWindow, string, string]>([
    ["2026-06-27T17:01:15Z", "past_week", "2026-06-20", "2026-06-27"],
    ["2026-06-27T17:01:15Z", "past_month", "2026-05-27", "2026-06-27"],
    ["2026-06-27T17:01:15Z", "past_year", "2025-06-27", "2026-06-27"],
    ["2026-06-27T17:01:15Z", "next_week", "2026-06-27", "2026-07-04"],
    ["2026-06-27T17:01:15Z", "next_month", "2026-06-27", "2026-07-27"],
    ["2026-06-27T17:01:15Z", "next_year", "2026-06-27", "2027-06-27"],
    // The first and the last moment of a day see the same windows.
    ["2026-06-27T00:00:00Z", "past_week", "2026-06-20", "2026-06-27"],
    ["2026-06-27T23:59:59.999Z", "next_week", "2026-06-27", "2026-07-04"],
    // Months without the day end on their last one.
    ["2026-03-31T12:00:00Z", "past_month", "2026-02-28", "2026-03-31"],
    ["2024-03-31T12:00:00Z", "past_month", "2024-02-29", "2024-03-31"],
    ["2026-01-31T12:00:00Z", "next_month", "2026-01-31", "2026-02-28"],
    ["2026-05-31T12:00:00Z", "next_month", "2026-05-31", "2026-06-30"],
    ["2026-12-31T12:00:00Z", "next_month", "2026-12-31", "2027-01-31"],
    ["2026-01-01T12:00:00Z", "past_month", "2025-12-01", "2026-01-01"],
    ["2024-02-29T12:00:00Z", "past_year", "2023-02-28", "2024-02-29"],
    ["2024-02-29T12:00:00Z", "next_year", "2024-02-29", "2025-02-28"],
    ["2023-02-28T12:00:00Z", "next_year", "2023-02-28", "2024-02-28"],
  ])("at %s, %s runs from %s to %s", (now, name, first, last) => {
    expect(days(relativeWindow(name, clock(now)))).toEqual([first, last])
  })
})

describe("this week is a calendar week", () => {
  test.each([
    ["2026-06-27T17:01:15Z", undefined, "2026-06-21", "2026-06-27"],
    ["2026-06-28T00:00:00Z", undefined, "2026-06-28", "2026-07-04"],
    ["2026-06-28T00:00:00Z", 1, "2026-06-22", "2026-06-28"],
    ["2026-06-29T00:00:00Z", 1, "2026-06-29", "2026-07-05"],
    ["2027-01-01T00:00:00Z", 0, "2026-12-27", "2027-01-02"],
    ["2026-06-27T00:00:00Z", 6, "2026-06-27", "2026-07-03"],
  ])("at %s with weeks from %s: %s to %s", (now, firstWeekday, first, last) => {
    expect(days(relativeWindow("this_week", clock(now, firstWeekday)))).toEqual([first, last])
  })
})

describe("words in place of dates", () => {
  test.each([
    ["2026-03-31T23:30:00Z", "today", "2026-03-31"],
    ["2026-03-31T23:30:00Z", "tomorrow", "2026-04-01"],
    ["2026-03-01T00:30:00Z", "yesterday", "2026-02-28"],
    ["2026-03-31T12:00:00Z", "one_week_ago", "2026-03-24"],
    ["2026-03-31T12:00:00Z", "one_week_from_now", "2026-04-07"],
    ["2026-03-31T12:00:00Z", "one_month_ago", "2026-02-28"],
    ["2026-03-31T12:00:00Z", "one_month_from_now", "2026-04-30"],
  ])("at %s, %s is %s", (now, word, day) => {
    expect(days(operandWindow(word, clock(now)))).toEqual([day, day])
  })
})

describe("operands", () => {
  const at = clock("2026-06-27T17:01:15Z")

  test("a time is its minute, UTC unless it says otherwise", () => {
    const minute = Date.UTC(2026, 0, 2, 3, 4)
    const window = { fromMs: minute, toMs: minute + 60_000 }
    expect(operandWindow("2026-01-02T03:04:59.9", at)).toEqual(window)
    expect(operandWindow("2026-01-02T05:04:00+02:00", at)).toEqual(window)
  })

  test("a date is its UTC day", () => {
    expect(days(operandWindow("2026-01-02", at))).toEqual(["2026-01-02", "2026-01-02"])
  })

  test.each(["", "soon", "2026-02-30", "one_year_ago"])("%j is none", (text) => {
    expect(operandWindow(text, at)).toBeUndefined()
  })

  test("comparisons cut the time line at the operand's ends", () => {
    const span = { fromMs: 10, toMs: 20 }
    const [past, future] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    expect(comparisonWindow("equals", span)).toEqual(span)
    expect(comparisonWindow("before", span)).toEqual({ fromMs: past, toMs: 10 })
    expect(comparisonWindow("on_or_before", span)).toEqual({ fromMs: past, toMs: 20 })
    expect(comparisonWindow("after", span)).toEqual({ fromMs: 20, toMs: future })
    expect(comparisonWindow("on_or_after", span)).toEqual({ fromMs: 10, toMs: future })
  })
})
