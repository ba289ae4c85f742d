/** A day as `2026-11-23`. Days are counted in UTC, so that none is an hour short. */
export type Day = string

const dayMs = 86_400_000

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10)
}

/** Days from one to another; negative when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

/** The day that a date or moment falls on for the reader. */
export function dayOf(text: string): Day {
  if (text.length === 10) return text
  const at = new Date(text)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

/** The first day of a month, so many months on. */
export function monthStart(day: Day, on = 0): Day {
  const at = new Date(day)
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + on, 1)).toISOString().slice(0, 10)
}

/** The Monday on or before a day. */
export function weekStart(day: Day): Day {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7))
}

/** The days of the weeks that a month touches. */
export function monthDays(month: Day): Day[] {
  const first = weekStart(monthStart(month))
  const end = monthStart(month, 1)
  const weeks = Math.ceil(daysBetween(first, end) / 7)
  return Array.from({ length: weeks * 7 }, (_, at) => addDays(first, at))
}
