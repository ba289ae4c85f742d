import { DAY_MS, MINUTE_MS } from "./floor-minute.ts"

const formats = new Map<string, Intl.DateTimeFormat>()

/** Whether the runtime knows this IANA name. */
export function isTimeZone(name: string): boolean {
  // Intl also takes bare offsets ("+02:00"), which are no zones on the wire.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}

/** Minutes east of UTC in `zone` at a moment. Offsets with seconds (before about 1920) are rounded. */
export function zoneOffsetMinutes(zone: string, ms: number): number {
  const label =
    formatOf(zone)
      .formatToParts(ms)
      .find((part) => part.type === "timeZoneName")?.value ?? "GMT"
  const match = /^GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(label)
  if (match === null) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3]) + Math.round(Number(match[4] ?? 0) / 60)
  return match[1] === "-" ? -minutes : minutes
}

/**
 * A wall clock's reading in `zone`. A reading that the clock skips moves forward by what was skipped, one that it
 * shows twice is the earlier. Source: inferred
 * @param offsetAt for callers that remember offsets
 */
export function resolveInZone(
  zone: string,
  localMs: number,
  offsetAt: (zone: string, ms: number) => number = zoneOffsetMinutes,
): { localMs: number; offsetMinutes: number } {
  const before = offsetAt(zone, localMs - DAY_MS)
  const after = offsetAt(zone, localMs + DAY_MS)
  for (const offsetMinutes of [before, after]) {
    const ms = localMs - offsetMinutes * MINUTE_MS
    if (offsetAt(zone, ms) === offsetMinutes) return { localMs, offsetMinutes }
  }
  return { localMs: localMs + (after - before) * MINUTE_MS, offsetMinutes: after }
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" })
    formats.set(zone, format)
  }
  return format
}
