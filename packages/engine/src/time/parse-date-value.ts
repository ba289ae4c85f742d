import { validationError } from "@inkling/contract"
import type { DateValue } from "../rich-text/rich-text.ts"
import { instantOf } from "./date-instants.ts"
import { type DateText, formatDateTime, formatDay, parseDateText } from "./parse-date-text.ts"
import { shouldBe } from "./should-be.ts"
import { isTimeZone, resolveInZone } from "./time-zone.ts"

/** A date as requests write it, shape already checked. */
export interface DateInput {
  start: string
  end?: string | null | undefined
  time_zone?: string | null | undefined
}

/**
 * The date as stored and shown: floored to the minute, its offset kept, no offset = UTC. A time zone is applied to
 * the wall clock (an offset beside it is dropped) and then forgotten.
 * Source: recorded values, reports of `time_zone` writes from 2026; the refusals of ranges are inferred.
 * @param path where the date stands in the body, for error sentences: `body.properties.Due.date`
 * @throws validationError for text that is no date, unknown zones, an end before its start, a time on one side only
 */
export function parseDateValue(input: DateInput, path = "body.date"): DateValue {
  const zone = input.time_zone ?? null
  if (zone !== null && !isTimeZone(zone)) throw shouldBe(`${path}.time_zone`, "a valid IANA time zone", zone)

  const start = parseDateText(input.start)
  if (start === undefined) throw shouldBe(`${path}.start`, "a valid ISO 8601 date string", input.start)
  const startText = resolve(start, zone)
  if (input.end === undefined || input.end === null) {
    return { start: format(startText), end: null, time_zone: null }
  }

  const end = parseDateText(input.end)
  const orNothing = "a valid ISO 8601 date string, `null`, or `undefined`"
  if (end === undefined) throw shouldBe(`${path}.end`, orNothing, input.end)
  const endText = resolve(end, zone)
  if (start.hasTime !== end.hasTime) {
    throw validationError(`${path}: start and end should both have a time, or neither.`)
  }
  if (instantOf(endText) < instantOf(startText)) {
    throw validationError(`${path}: end should not be before start.`)
  }
  return { start: format(startText), end: format(endText), time_zone: null }
}

function resolve(text: DateText, zone: string | null): DateText {
  return zone === null || !text.hasTime ? text : { hasTime: true, ...resolveInZone(zone, text.localMs) }
}

function format(text: DateText): string {
  return text.hasTime ? formatDateTime(text.localMs, text.offsetMinutes ?? 0) : formatDay(text.localMs)
}
