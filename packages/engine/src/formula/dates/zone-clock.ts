import { MINUTE_MS } from "../../time/floor-minute.ts"
import { resolveInZone, zoneOffsetMinutes } from "../../time/time-zone.ts"

/** Offsets change on quarters of an hour at the finest, so one offset holds for the whole quarter. */
const QUARTER_MS = 15 * MINUTE_MS
const maxRemembered = 20_000

/** Per zone: quarter of an hour → minutes east of UTC. Asking Intl costs microseconds, so answers are kept. */
const remembered = new Map<string, Map<number, number>>()

/** Minutes east of UTC at a moment. */
export function offsetAt(zone: string, ms: number): number {
  if (zone === "UTC") return 0
  let offsets = remembered.get(zone)
  if (!offsets) {
    offsets = new Map()
    remembered.set(zone, offsets)
  }
  const quarter = Math.floor(ms / QUARTER_MS)
  let offset = offsets.get(quarter)
  if (offset === undefined) {
    if (offsets.size >= maxRemembered) offsets.clear()
    offset = zoneOffsetMinutes(zone, ms)
    offsets.set(quarter, offset)
  }
  return offset
}

/** What the clock of a zone shows, as ms as if the zone were UTC. */
export function toLocal(zone: string, ms: number): number {
  return ms + offsetAt(zone, ms) * MINUTE_MS
}

/**
 * The moment at which the clock of a zone shows that; a reading that is skipped moves forward, the first of two is taken.
 * @param offset minutes east of UTC that decide between two, as of the moment that a date was moved from
 */
export function fromLocal(zone: string, localMs: number, offset?: number): number {
  if (zone === "UTC") return localMs
  if (offset !== undefined && offsetAt(zone, localMs - offset * MINUTE_MS) === offset)
    return localMs - offset * MINUTE_MS
  const { localMs: shown, offsetMinutes } = resolveInZone(zone, localMs, offsetAt)
  return shown - offsetMinutes * MINUTE_MS
}
