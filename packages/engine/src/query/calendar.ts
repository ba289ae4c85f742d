import { DAY_MS } from "../time/floor-minute.ts"

/** Midnight UTC of the day that a moment lies in. */
export function startOfDay(ms: number): number {
  return Math.floor(ms / DAY_MS) * DAY_MS
}

/** The same day of the month `months` later, or the month's last day when it is shorter. */
export function addMonths(dayMs: number, months: number): number {
  const date = new Date(dayMs)
  const day = date.getUTCDate()
  const target = new Date(dayMs)
  target.setUTCDate(1)
  target.setUTCMonth(date.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  return target.setUTCDate(Math.min(day, lastDay))
}

/** The first day of the week that holds a day. Weekdays count from Sunday = 0. */
export function startOfWeek(dayMs: number, firstWeekday: number): number {
  const since = (new Date(dayMs).getUTCDay() - firstWeekday + 7) % 7
  return dayMs - since * DAY_MS
}
