import { expect, test } from "vitest"
import { addDays, dayOf, daysBetween, monthDays, monthStart, weekStart } from "./days.ts"

test("days are counted across months, years and changes of the clock", () => {
  expect(addDays("2026-02-28", 1)).toBe("2026-03-01")
  expect(addDays("2026-03-29", 1)).toBe("2026-03-30")
  expect(daysBetween("2025-12-31", "2026-01-02")).toBe(2)
  expect(daysBetween("2026-01-02", "2025-12-31")).toBe(-2)
})

test("months begin on their first, weeks on Monday", () => {
  expect(monthStart("2026-11-23", 2)).toBe("2027-01-01")
  expect(monthStart("2026-01-31", -1)).toBe("2025-12-01")
  expect(weekStart("2026-11-23")).toBe("2026-11-23")
  expect(weekStart("2026-11-22")).toBe("2026-11-16")
})

test("a month is shown by whole weeks", () => {
  const days = monthDays("2026-11-23")
  expect([days[0], days.at(-1), days.length]).toEqual(["2026-10-26", "2026-12-06", 42])
  expect(monthDays("2027-02-10")).toHaveLength(28)
})

test("a day alone is the same for every reader", () => {
  expect(dayOf("2026-11-23")).toBe("2026-11-23")
})
