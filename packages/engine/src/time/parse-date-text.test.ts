import { expect, test } from "vitest"
import { parseDateText } from "./parse-date-text.ts"

const at = (...parts: [number, number, number, number?, number?]) => {
  const [year, month, day, hour = 0, minute = 0] = parts
  return new Date(0).setUTCFullYear(year, month - 1, day) + (hour * 60 + minute) * 60_000
}

test.each<[string, number, boolean, number | null]>([
  ["2026-06-15", at(2026, 6, 15), false, null],
  ["2024-02-29", at(2024, 2, 29), false, null],
  ["0001-01-01", at(1, 1, 1), false, null],
  ["0050-12-31", at(50, 12, 31), false, null],
  ["9999-12-31", at(9999, 12, 31), false, null],
  ["2026-06-15T14:30", at(2026, 6, 15, 14, 30), true, null],
  ["2026-06-15T14:30:59", at(2026, 6, 15, 14, 30), true, null],
  ["2026-07-25T16:57:28.513Z", at(2026, 7, 25, 16, 57), true, 0],
  ["2026-07-25 16:57:28.513237z", at(2026, 7, 25, 16, 57), true, 0],
  ["2026-06-27T18:01:15.377824+01:00", at(2026, 6, 27, 18, 1), true, 60],
  ["2026-06-27T18:01:15-0330", at(2026, 6, 27, 18, 1), true, -210],
  ["2026-06-27T18:01:15+05", at(2026, 6, 27, 18, 1), true, 300],
  ["2026-06-27T18:01-00:00", at(2026, 6, 27, 18, 1), true, 0],
])("reads %s", (text, localMs, hasTime, offsetMinutes) => {
  expect(parseDateText(text)).toEqual({ localMs, hasTime, offsetMinutes })
})

test.each([
  "",
  "today",
  "2026",
  "2026-06",
  "2026/06/15",
  "2026-6-15",
  "15-06-2026",
  "2026-02-30",
  "2025-02-29",
  "2026-13-01",
  "2026-00-10",
  "2026-01-00",
  "0000-01-01",
  "10000-01-01",
  "2026-06-15T24:00",
  "2026-06-15T12:60",
  "2026-06-15T12:30:60",
  "2026-06-15T12",
  "2026-06-15T12:30+24:00",
  "2026-06-15T12:30+01:60",
  "2026-06-15T12:30 Europe/Berlin",
  "2026-06-15Z",
  " 2026-06-15",
  "Invalid date",
])("refuses %j", (text) => {
  expect(parseDateText(text)).toBeUndefined()
})
