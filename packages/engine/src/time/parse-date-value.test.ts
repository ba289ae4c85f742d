import { describe, expect, test } from "vitest"
import { dateInstants } from "./date-instants.ts"
import { parseDateValue } from "./parse-date-value.ts"

const starts = (start: string, time_zone?: string) => parseDateValue({ start, time_zone }).start

test.each([
  ["2026-06-15", "2026-06-15"],
  ["2026-07-25T16:57:28.513237Z", "2026-07-25T16:57:00.000+00:00"],
  ["2026-06-27T18:01:15+01:00", "2026-06-27T18:01:00.000+01:00"],
  ["2026-06-27T18:01:15-0330", "2026-06-27T18:01:00.000-03:30"],
  ["2026-06-15T14:30", "2026-06-15T14:30:00.000+00:00"],
  ["0001-01-01T00:00Z", "0001-01-01T00:00:00.000+00:00"],
])("%s is kept as %s", (given, stored) => {
  expect(parseDateValue({ start: given })).toEqual({ start: stored, end: null, time_zone: null })
})

test("what was stored is stored again unchanged", () => {
  const stored = parseDateValue({ start: "2026-06-27T18:01:15+01:00", end: "2026-06-28T18:01:15+01:00" })
  expect(parseDateValue(stored)).toEqual(stored)
})

describe("time zones", () => {
  test.each([
    ["2026-06-15T14:30:00", "America/New_York", "2026-06-15T14:30:00.000-04:00"],
    ["2026-01-15T14:30:00", "America/New_York", "2026-01-15T14:30:00.000-05:00"],
    ["2026-06-15T18:30:00Z", "America/New_York", "2026-06-15T18:30:00.000-04:00"],
    ["2026-06-15T18:58:00+09:00", "Europe/Berlin", "2026-06-15T18:58:00.000+02:00"],
    ["2026-06-15T12:00", "Asia/Kathmandu", "2026-06-15T12:00:00.000+05:45"],
    ["2026-06-15T12:00", "UTC", "2026-06-15T12:00:00.000+00:00"],
    ["2026-06-15", "Asia/Tokyo", "2026-06-15"],
    ["1850-06-15T12:00", "America/New_York", "1850-06-15T12:00:00.000-04:56"],
  ])("%s in %s is %s", (start, zone, stored) => {
    expect(starts(start, zone)).toBe(stored)
  })

  test("an hour that the clock skips moves forward", () => {
    expect(starts("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T03:30:00.000+02:00")
  })

  test("an hour that the clock shows twice is the earlier one", () => {
    expect(starts("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T02:30:00.000+02:00")
  })

  test("hours beside a change of the clock are exact", () => {
    expect(starts("2026-03-29T01:59", "Europe/Berlin")).toBe("2026-03-29T01:59:00.000+01:00")
    expect(starts("2026-03-29T03:00", "Europe/Berlin")).toBe("2026-03-29T03:00:00.000+02:00")
    expect(starts("2026-10-25T01:59", "Europe/Berlin")).toBe("2026-10-25T01:59:00.000+02:00")
    expect(starts("2026-10-25T03:00", "Europe/Berlin")).toBe("2026-10-25T03:00:00.000+01:00")
  })

  test("start and end each take the offset of their own day", () => {
    const value = parseDateValue({
      start: "2026-03-28T12:00",
      end: "2026-03-30T12:00",
      time_zone: "Europe/Berlin",
    })
    expect(value.start).toBe("2026-03-28T12:00:00.000+01:00")
    expect(value.end).toBe("2026-03-30T12:00:00.000+02:00")
  })
})

describe("refusals", () => {
  test.each([
    [
      { start: "2022/01/02" },
      'body.date.start should be a valid ISO 8601 date string, instead was `"2022/01/02"`.',
    ],
    [
      { start: "2026-02-30" },
      'body.date.start should be a valid ISO 8601 date string, instead was `"2026-02-30"`.',
    ],
    [
      { start: "2023-05-20", end: "5/20/2023" },
      'body.date.end should be a valid ISO 8601 date string, `null`, or `undefined`, instead was `"5/20/2023"`.',
    ],
    [
      { start: "2026-06-15T14:30", time_zone: "Mars/Olympus" },
      'body.date.time_zone should be a valid IANA time zone, instead was `"Mars/Olympus"`.',
    ],
    [
      { start: "2026-06-15T14:30", time_zone: "+02:00" },
      'body.date.time_zone should be a valid IANA time zone, instead was `"+02:00"`.',
    ],
    [
      { start: "x".repeat(60) },
      `body.date.start should be a valid ISO 8601 date string, instead was \`"${"x".repeat(54)}...\`.`,
    ],
  ])("%j", (input, sentence) => {
    expect(() => parseDateValue(input)).toThrow(`body failed validation: ${sentence}`)
  })

  test("an end before its start", () => {
    expect(() => parseDateValue({ start: "2026-06-15", end: "2026-06-14" })).toThrow(
      "end should not be before start",
    )
    const sameMoment = { start: "2026-06-15T12:00+02:00", end: "2026-06-15T10:00Z" }
    expect(parseDateValue(sameMoment).end).toBe("2026-06-15T10:00:00.000+00:00")
  })

  test("a time on one side only", () => {
    const mixed = { start: "2026-06-15", end: "2026-06-16T12:00Z" }
    expect(() => parseDateValue(mixed)).toThrow("start and end should both have a time, or neither")
  })
})

describe("instants", () => {
  test("offsets are taken off, dates begin at midnight UTC", () => {
    const ranged = parseDateValue({ start: "2026-06-27T18:01+01:00", end: "2026-06-28T00:00-04:00" })
    expect(dateInstants(ranged)).toEqual({
      startMs: Date.UTC(2026, 5, 27, 17, 1),
      endMs: Date.UTC(2026, 5, 28, 4),
      isDateOnly: false,
    })
    expect(dateInstants({ start: "2026-06-27", end: null, time_zone: null })).toEqual({
      startMs: Date.UTC(2026, 5, 27),
      endMs: null,
      isDateOnly: true,
    })
  })

  test("a value that is no date has none", () => {
    expect(dateInstants({ start: "soon", end: null, time_zone: null })).toBeUndefined()
  })
})
