import { expect, test } from "vitest"
import { floorMinute } from "./floor-minute.ts"
import { toDatabaseTime, toWireTime } from "./wire-time.ts"

const MOMENT = Date.UTC(2026, 5, 27, 17, 1, 59, 999)

test("times are floored to the minute", () => {
  expect(toWireTime(MOMENT)).toBe("2026-06-27T17:01:00.000Z")
  expect(toWireTime(MOMENT + 1)).toBe("2026-06-27T17:02:00.000Z")
})

test("times before 1970 are floored, not cut", () => {
  expect(toWireTime(-1)).toBe("1969-12-31T23:59:00.000Z")
  expect(floorMinute(-60_000)).toBe(-60_000)
})

test("a database's times keep their milliseconds and name their offset", () => {
  expect(toDatabaseTime(MOMENT)).toBe("2026-06-27T17:01:59.999+00:00")
})
