import { floorMinute, MINUTE_MS } from "../../time/floor-minute.ts"
import type { FormulaDate } from "../values/value.ts"
import { isInCalendar } from "./date-parts.ts"
import { fromLocal } from "./zone-clock.ts"

const DAY = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?$/
const TIME = /^(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i

/**
 * An ISO 8601 text, whole or as far as it goes: `2023`, `2023-02`, `20151021T1608`, `2023-01-01T10:00+02:00`. Without a
 * time it is a day; without an offset its clock is the zone's. Empty for anything else. Source: published examples
 */
export function parseFormulaDate(text: string, zone: string): FormulaDate | null {
  const [dayText = "", timeText, ...rest] = text.trim().split(/[Tt ]/)
  const day = DAY.exec(dayText)
  if (!day || rest.length > 0) return null
  const [year = 0, month = 1, date = 1] = day
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)))
  const midnight = new Date(0).setUTCFullYear(year, month - 1, date)
  const check = new Date(midnight)
  if (check.getUTCMonth() !== month - 1 || check.getUTCDate() !== date || !isInCalendar(midnight)) return null
  if (timeText === undefined) return { kind: "date", startMs: midnight, endMs: null, hasTime: false }

  const time = TIME.exec(timeText)
  if (!time) return null
  const [hour = 0, minute = 0, second = 0] = time.slice(1, 4).map((part) => Number(part ?? 0))
  if (hour > 23 || minute > 59 || second > 59) return null
  const localMs = midnight + (hour * 60 + minute) * MINUTE_MS
  const startMs = time[4] === undefined ? fromLocal(zone, localMs) : localMs - offsetOf(time[4]) * MINUTE_MS
  return { kind: "date", startMs: floorMinute(startMs), endMs: null, hasTime: true }
}

function offsetOf(text: string): number {
  if (text === "Z" || text === "z") return 0
  const digits = text.slice(1).replace(":", "").padEnd(4, "0")
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return text.startsWith("-") ? -minutes : minutes
}
