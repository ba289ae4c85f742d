import { ApiError } from "@inkling/contract"
import type { DateValue } from "../../rich-text/rich-text.ts"
import { instantOf } from "../../time/date-instants.ts"
import { MINUTE_MS } from "../../time/floor-minute.ts"
import { parseDateText } from "../../time/parse-date-text.ts"
import { parseDateValue } from "../../time/parse-date-value.ts"
import { type Attributes, printAttributes } from "../attributes.ts"
import type { MarkdownVersion } from "../markdown-version.ts"

const NAMES = {
  v1: { tag: "mention-date", startTime: "startTime", endTime: "endTime", timeZone: "timeZone" },
  v2: { tag: "date", startTime: "start-time", endTime: "end-time", timeZone: "time-zone" },
} as const

/**
 * A date as a tag. Stored dates have an offset and no zone: whole hours become `Etc/GMT±n`, none `UTC` left out, others
 * are shown in UTC (inferred).
 */
export function printDate(date: DateValue, version: MarkdownVersion): string {
  const names = NAMES[version]
  const offset = zonedOffset(date.start)
  const start = wallClock(date.start, offset)
  const end = date.end === null ? undefined : wallClock(date.end, offset)
  const attributes = printAttributes({
    start: start.day,
    [names.startTime]: start.time,
    end: end?.day,
    [names.endTime]: end?.time,
    [names.timeZone]: start.time === undefined ? undefined : zoneName(offset),
  })
  return `<${names.tag}${attributes}/>`
}

/** The date that a tag names; undefined when it names none. A time without a zone is UTC (inferred). */
export function readDate(attributes: Attributes, version: MarkdownVersion): DateValue | undefined {
  const names = NAMES[version]
  const { start, end } = attributes
  const [startTime, endTime] = [attributes[names.startTime], attributes[names.endTime]]
  if (start === undefined) return undefined
  const endDay = end ?? (endTime === undefined ? undefined : start)
  const given = {
    start: join(start, startTime),
    end: endDay === undefined ? null : join(endDay, endTime),
    time_zone: attributes[names.timeZone] ?? null,
  }
  try {
    return parseDateValue(given)
  } catch (error) {
    if (error instanceof ApiError) return undefined
    throw error
  }
}

function join(day: string, time: string | undefined): string {
  return time === undefined ? day : `${day}T${time}`
}

/** Minutes east of UTC, 0 where no zone has a name for the offset. */
function zonedOffset(text: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})$/.exec(text.slice(10)) ?? []
  const offset = (sign === "-" ? -60 : 60) * Number(hours ?? 0)
  return minutes === "00" && offset >= -720 && offset <= 840 ? offset : 0
}

function wallClock(text: string, offsetMinutes: number): { day: string; time?: string } {
  const read = parseDateText(text)
  if (!read?.hasTime) return { day: text }
  const local = new Date(instantOf(read) + offsetMinutes * MINUTE_MS).toISOString()
  return { day: local.slice(0, 10), time: local.slice(11, 16) }
}

/** POSIX turned the sign around. */
function zoneName(offsetMinutes: number): string | undefined {
  if (offsetMinutes === 0) return undefined
  const hours = offsetMinutes / 60
  return `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`
}
