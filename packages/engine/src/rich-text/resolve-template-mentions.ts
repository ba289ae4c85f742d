import { DAY_MS, MINUTE_MS } from "../time/floor-minute.ts"
import { formatDateTime, formatDay } from "../time/parse-date-text.ts"
import { zoneOffsetMinutes } from "../time/time-zone.ts"
import type { DateValue, Mention, TemplateMention } from "./rich-text.ts"

/** What a template's mentions stand for when it is applied. */
export interface TemplateMoment {
  nowMs: number
  /** IANA zone in which "today" is told. */
  timeZone: string
  /** Who "me" is. */
  userId: string
}

/**
 * A template's value or block payload with "today", "now" and "me" in its texts replaced by what they stand for,
 * wherever they are. Source: developers.notion.com, guide on creating pages from templates
 */
export function resolveTemplateMentions<T>(value: T, moment: TemplateMoment): T {
  return resolve(value, moment) as T
}

function resolve(value: unknown, moment: TemplateMoment): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, moment))
  if (typeof value !== "object" || value === null) return value
  const object = value as Record<string, unknown>
  const mention = object["type"] === "mention" ? (object["mention"] as Mention | undefined) : undefined
  if (mention?.type === "template_mention")
    return { ...object, mention: resolved(mention.template_mention, moment) }
  return Object.fromEntries(Object.entries(object).map(([key, inner]) => [key, resolve(inner, moment)]))
}

function resolved(mention: TemplateMention, { nowMs, timeZone, userId }: TemplateMoment): Mention {
  if (mention.type === "template_mention_user") return { type: "user", user: { id: userId } }
  const offset = zoneOffsetMinutes(timeZone, nowMs)
  const localMs = nowMs + offset * MINUTE_MS
  const isDay = mention.template_mention_date === "today"
  const start = isDay ? formatDay(Math.floor(localMs / DAY_MS) * DAY_MS) : formatDateTime(localMs, offset)
  const date: DateValue = { start, end: null, time_zone: null }
  return { type: "date", date }
}
