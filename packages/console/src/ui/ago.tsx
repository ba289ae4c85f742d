const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000_000],
  ["month", 2_592_000_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
]
const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" })
const exact = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" })

/** How long ago something was; the exact moment when pointed at. */
export function Ago({ atMs }: { atMs: number }) {
  return (
    <time dateTime={new Date(atMs).toISOString()} title={exact.format(atMs)}>
      {relative(atMs - Date.now())}
    </time>
  )
}

function relative(differenceMs: number): string {
  for (const [unit, sizeMs] of units)
    if (Math.abs(differenceMs) >= sizeMs) return words.format(Math.round(differenceMs / sizeMs), unit)
  return "just now"
}
