import { DAY_MS, floorMinute, MINUTE_MS } from "../../time/floor-minute.ts"
import type { FormulaDate } from "../values/value.ts"
import { isInCalendar, startInstant } from "./date-parts.ts"
import type { DateUnit } from "./date-unit.ts"
import { fromLocal, offsetAt, toLocal } from "./zone-clock.ts"

const monthsIn: Partial<Record<DateUnit, number>> = { years: 12, quarters: 3, months: 1 }
const daysIn: Partial<Record<DateUnit, number>> = { weeks: 7, days: 1 }
const msIn: Partial<Record<DateUnit, number>> = {
  hours: 60 * MINUTE_MS,
  minutes: MINUTE_MS,
  seconds: 1_000,
  milliseconds: 1,
}

/**
 * The start of a date, moved. Years to days keep the clock's reading over changes of the clock, and the last day of a
 * month where there is no such day; parts of a day or month are rounded. Hours and less are exact, and give a day a
 * time. Empty outside the years 1 to 9999. Source: published examples; rounding and zones as Moment does (inferred)
 */
export function addToDate(
  date: FormulaDate,
  amount: number,
  unit: DateUnit,
  zone: string,
): FormulaDate | null {
  const ms = msIn[unit]
  if (ms !== undefined) return dateOf(floorMinute(startInstant(date, zone) + amount * ms), true)
  const move = (localMs: number): number => moveLocal(localMs, amount, unit)
  if (!date.hasTime) return dateOf(move(date.startMs), false)
  const local = move(toLocal(zone, date.startMs))
  return isInCalendar(local) ? dateOf(fromLocal(zone, local, offsetAt(zone, date.startMs)), true) : null
}

/** A moment moved by whole months on the clock of a zone. */
export function addMonths(ms: number, months: number, zone: string): number {
  return fromLocal(zone, moveMonths(toLocal(zone, ms), months), offsetAt(zone, ms))
}

function moveLocal(localMs: number, amount: number, unit: DateUnit): number {
  const months = monthsIn[unit]
  if (months !== undefined) return moveMonths(localMs, roundAway(amount * months))
  return localMs + roundAway(amount * (daysIn[unit] ?? 1)) * DAY_MS
}

function moveMonths(localMs: number, months: number): number {
  const from = new Date(localMs)
  const first = new Date(localMs)
  first.setUTCDate(1)
  first.setUTCMonth(from.getUTCMonth() + months)
  const lastDay = new Date(first)
  lastDay.setUTCMonth(first.getUTCMonth() + 1, 0)
  return first.setUTCDate(Math.min(from.getUTCDate(), lastDay.getUTCDate()))
}

/** Halves go away from zero, as in Moment. */
function roundAway(value: number): number {
  return value < 0 ? -Math.round(-value) : Math.round(value)
}

function dateOf(startMs: number, hasTime: boolean): FormulaDate | null {
  return isInCalendar(startMs) ? { kind: "date", startMs, endMs: null, hasTime } : null
}
