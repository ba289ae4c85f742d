import { DAY_MS, floorMinute, MINUTE_MS } from "./floor-minute.ts"

/** What an ISO 8601 text says, floored to the minute. */
export interface DateText {
  hasTime: boolean
  /** The wall clock's reading as ms, as if its zone were UTC. */
  localMs: number
  /** Minutes east of UTC; null when the text names no offset. */
  offsetMinutes: number | null
}

const DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?([Zz]|[+-]\d{2}(?::?\d{2})?)?)?$/

/** Reads `YYYY-MM-DD` with an optional time and offset. Undefined for anything else and for days that never were. */
export function parseDateText(text: string): DateText | undefined {
  const match = DATE.exec(text)
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((n) => Number(n ?? 0))
  if (year === 0 || hour > 23 || minute > 59 || second > 59) return undefined

  const midnight = new Date(0).setUTCFullYear(year, month - 1, day)
  const date = new Date(midnight)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined

  const offsetMinutes = parseOffset(match[7])
  if (offsetMinutes === undefined) return undefined
  const hasTime = match[4] !== undefined
  return {
    hasTime,
    localMs: floorMinute(midnight + hour * 60 * MINUTE_MS + minute * MINUTE_MS),
    offsetMinutes,
  }
}

/** `YYYY-MM-DD` of a wall clock's reading, years 1 to 9999. */
export function formatDay(localMs: number): string {
  return new Date(Math.floor(localMs / DAY_MS) * DAY_MS).toISOString().slice(0, 10)
}

/** `YYYY-MM-DDTHH:MM:00.000±HH:MM`, the form of every recorded date value with a time. */
export function formatDateTime(localMs: number, offsetMinutes: number): string {
  const wall = new Date(floorMinute(localMs)).toISOString().slice(0, -1)
  const sign = offsetMinutes < 0 ? "-" : "+"
  const size = Math.abs(offsetMinutes)
  return `${wall}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** Null when there is none, undefined when it is out of range. */
function parseOffset(text: string | undefined): number | null | undefined {
  if (text === undefined) return null
  if (text === "Z" || text === "z") return 0
  const digits = text.slice(1).replace(":", "").padEnd(4, "0")
  const hours = Number(digits.slice(0, 2))
  const minutes = Number(digits.slice(2))
  if (hours > 23 || minutes > 59) return undefined
  const total = hours * 60 + minutes
  return text.startsWith("-") && total > 0 ? -total : total
}

function two(value: number): string {
  return String(value).padStart(2, "0")
}
