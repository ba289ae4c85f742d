import { DAY_MS } from "../../time/floor-minute.ts"
import type { FormulaDate } from "../values/value.ts"
import { fromLocal, toLocal } from "./zone-clock.ts"

/** The years that dates may have on the wire: 1 to 9999. */
const LAST_MS = Date.UTC(10_000, 0, 1)
const YEAR_1_MS = new Date(0).setUTCFullYear(1, 0, 1)

/** Whether a day or moment has a year from 1 to 9999; anything else is Empty. */
export function isInCalendar(ms: number): boolean {
  return ms >= YEAR_1_MS && ms < LAST_MS
}

/** What the clock and calendar show at the start of a date: ms as if the zone were UTC. */
export function localStart(date: FormulaDate, zone: string): number {
  return date.hasTime ? toLocal(zone, date.startMs) : date.startMs
}

/** The moment at which a date starts; a day starts at midnight in the zone. */
export function startInstant(date: FormulaDate, zone: string): number {
  return date.hasTime ? date.startMs : fromLocal(zone, date.startMs)
}

export function endInstant(date: FormulaDate, zone: string): number | null {
  if (date.endMs === null) return null
  return date.hasTime ? date.endMs : fromLocal(zone, date.endMs)
}

/** Monday is 1, Sunday 7. Source: the help page on formulas */
export function isoWeekday(localMs: number): number {
  return new Date(localMs).getUTCDay() || 7
}

/** ISO week and the year it belongs to: week 1 has the year's first Thursday. */
export function isoWeek(localMs: number): { year: number; week: number } {
  const thursday = new Date(localMs + (4 - isoWeekday(localMs)) * DAY_MS)
  const year = thursday.getUTCFullYear()
  return { year, week: Math.floor((thursday.getTime() - startOfYear(year)) / (7 * DAY_MS)) + 1 }
}

/** From 1. */
export function dayOfYear(localMs: number): number {
  return Math.floor((localMs - startOfYear(new Date(localMs).getUTCFullYear())) / DAY_MS) + 1
}

/** Midnight of 1 January; Date.UTC reads years below 100 as of the 20th century. */
export function startOfYear(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1)
}
