import { DAY_MS, MINUTE_MS } from "../../time/floor-minute.ts"
import { finite } from "../values/value.ts"
import { addMonths } from "./add-to-date.ts"
import type { DateUnit } from "./date-unit.ts"
import { offsetAt, toLocal } from "./zone-clock.ts"

const months: Partial<Record<DateUnit, number>> = { years: 12, quarters: 3, months: 1 }
const fixed: Partial<Record<DateUnit, number>> = {
  weeks: 7 * DAY_MS,
  days: DAY_MS,
  hours: 60 * MINUTE_MS,
  minutes: MINUTE_MS,
  seconds: 1_000,
  milliseconds: 1,
}

/**
 * Whole units from one moment to another, truncated towards zero; positive when `ms` is the later. Days and weeks are
 * counted on the clock of the zone, months by the calendar. Source: published examples; the rules are Moment's
 */
export function dateBetween(ms: number, otherMs: number, unit: DateUnit, zone: string): number | null {
  const size = fixed[unit]
  if (size === undefined) return finite(Math.trunc(monthsBetween(ms, otherMs, zone) / (months[unit] ?? 1)))
  const isOnClock = unit === "days" || unit === "weeks"
  const zoneMs = isOnClock ? (offsetAt(zone, otherMs) - offsetAt(zone, ms)) * MINUTE_MS : 0
  return finite(Math.trunc((ms - otherMs - zoneMs) / size))
}

/** Months with their fraction, measured against the month that the moment would end in. */
function monthsBetween(ms: number, otherMs: number, zone: string): number {
  const [one, other] = [new Date(toLocal(zone, ms)), new Date(toLocal(zone, otherMs))]
  if (one.getUTCDate() < other.getUTCDate()) return -monthsBetween(otherMs, ms, zone)
  const whole =
    (other.getUTCFullYear() - one.getUTCFullYear()) * 12 + (other.getUTCMonth() - one.getUTCMonth())
  const anchor = addMonths(ms, whole, zone)
  const rest = otherMs - anchor
  const next = addMonths(ms, rest < 0 ? whole - 1 : whole + 1, zone)
  return -(whole + rest / Math.abs(next - anchor)) + 0
}
