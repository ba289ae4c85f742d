/** Text forms that types cannot say: the test, and the words of the explainer. */
export const formats = {
  uuid: { test: isUuid, expected: "a valid uuid" },
  /** The live API lists every emoji it knows instead; that list is not reproduced. */
  emoji: { test: isEmoji, expected: "a valid emoji" },
  date: { test: isDateText, expected: "a valid ISO 8601 date string" },
} as const

export type FormatName = keyof typeof formats

const uuid =
  /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[2-8][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{12}[2-8][0-9a-f]{19})$/i
const nil = /^0{8}-?0{4}-?0{4}-?0{4}-?0{12}$/

/**
 * Ids with or without dashes, in any case. Source: recorded; version 1 is refused (7 of 7), 4, 8 and the nil UUID
 * are accepted. Versions 2, 3, 5, 6 and 7 are accepted too (inferred).
 */
export function isUuid(text: string): boolean {
  return uuid.test(text) || nil.test(text)
}

const emoji = /^\p{RGI_Emoji}$/v

/** One emoji, with or without its variation selector. Which ones Notion knows is inferred. */
export function isEmoji(text: string): boolean {
  return emoji.test(text) || emoji.test(`${text}\uFE0F`)
}

const date =
  /^\d{4}-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/i

/**
 * `2026-06-15`, or with a time to the minute or finer, with or without an offset. Source: reported 400s refuse
 * `2022/01/02` and `Invalid DateTime`; how far the form may stretch is inferred.
 */
export function isDateText(text: string): boolean {
  const parts = date.exec(text)
  if (!parts) return false
  const [, month, day, hour = "0", minute = "0", second = "0"] = parts
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return false
  const dayOfMonth = Number(day)
  return dayOfMonth >= 1 && dayOfMonth <= daysOfMonth(Number(text.slice(0, 4)), Number(month))
}

function daysOfMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}
