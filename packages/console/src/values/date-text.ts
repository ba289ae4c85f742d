interface DateValue {
  start: string
  end: string | null
}

const day = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" })
const moment = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" })

/** A date, a time, or a range of either, in words. */
export function dateText({ start, end }: DateValue): string {
  return end === null ? momentText(start) : `${momentText(start)} → ${momentText(end)}`
}

/** A day alone belongs to no time zone; a moment is shown in the reader's own. */
export function momentText(text: string): string {
  const at = Date.parse(text)
  if (Number.isNaN(at)) return text
  return text.length === 10 ? day.format(at) : moment.format(at)
}
