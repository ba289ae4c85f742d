import type { DateBucket } from "@inkling/contract"
import { startOfDay, startOfWeek } from "../query/calendar.ts"

const monday = 1

/** The first moment, in ms and UTC, of the day, week, month, quarter or year that a moment lies in. */
export function bucketStart(ms: number, bucket: DateBucket): number {
  const date = new Date(ms)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth()
  switch (bucket) {
    case "day":
      return startOfDay(ms)
    case "week":
      return startOfWeek(startOfDay(ms), monday)
    case "month":
      return firstOf(year, month)
    case "quarter":
      return firstOf(year, month - (month % 3))
    case "year":
      return firstOf(year, 0)
  }
}

/** `Date.UTC` takes the years 0 to 99 for those of the 20th century. */
function firstOf(year: number, month: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month, 1)
  return date.getTime()
}
