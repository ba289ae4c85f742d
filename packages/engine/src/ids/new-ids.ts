// Notion's time-ordered ids, as recorded in 2024–2026:
//
//   ddd m mmmm - mmmm - 81tt - vttt - kkkk rrrr rrrr
//
// ddd   days since 2024-01-01 UTC
// m     a middle shared by ids of one origin (Notion: the workspace; here: the process)
// 81    version 8, made through the API (the app's own read 80)
// tt, ttt  the rest is ours: time of day, so that ids of one process and kind sort by creation
// v     the variant
// kkkk  a mark of the kind, where one was recorded; pages and blocks have its two top bits set

import type { Clock, IdKind, Ids } from "./ids.ts"
import { newPropertyId } from "./property-id.ts"
import { type Random, seededRandom, systemRandom } from "./random.ts"

const DAY_MS = 86_400_000
const FIRST_DAY_MS = Date.UTC(2024, 0, 1)

/** Fifth group's first four digits. Source: recorded ids; `user` rests on one recording of a person. */
const MARKS: Partial<Record<IdKind, number>> = {
  data_source: 0x000b,
  view: 0x000c,
  file_upload: 0x00b2,
  comment: 0x001d,
  discussion: 0x001c,
  user: 0x0002,
}

/** Ids for a running server. Two processes never share a middle, so they cannot collide. */
export function systemIds(clock: Clock, random: Random = systemRandom): Ids {
  return createIds(clock, random)
}

/** Reproducible ids for tests and seeded worlds: equal seeds and clocks give equal ids. */
export function seededIds(seed: number, clock: Clock): Ids {
  return createIds(clock, seededRandom(seed))
}

function createIds(clock: Clock, random: Random): Ids {
  const middle = hex(random(2 ** 36), 9)
  const lastOfKind = new Map<IdKind, { ms: number; tail: number }>()

  const timeOrdered = (kind: IdKind): string => {
    const mark = MARKS[kind]
    const tailSize = mark === undefined ? 2 ** 41 : 2 ** 27
    const next = advance(lastOfKind.get(kind), Math.floor(clock.now()), tailSize, random)
    lastOfKind.set(kind, next)

    const sinceFirstDay = next.ms - FIRST_DAY_MS
    const day = Math.floor(sinceFirstDay / DAY_MS)
    const msOfDay = sinceFirstDay - day * DAY_MS // 27 bits: 8 in tt, 14 after the variant, 5 before the tail
    const low = (msOfDay % 32) * tailSize + next.tail
    return [
      hex(((day % 4096) + 4096) % 4096, 3) + middle.slice(0, 5),
      middle.slice(5),
      `81${hex(msOfDay >>> 19, 2)}`,
      hex(0x8000 | ((msOfDay >>> 5) & 0x3fff), 4),
      mark === undefined ? hex(0xc000_0000_0000 + low, 12) : hex(mark, 4) + hex(low, 8),
    ].join("-")
  }

  return {
    uuid: (kind) => (kind === "database" || kind === "option" ? version4(random) : timeOrdered(kind)),
    propertyId: (taken) => newPropertyId(taken, random),
  }
}

/** Within a millisecond the tail counts up in random steps; a clock set back keeps the latest time. */
function advance(
  last: { ms: number; tail: number } | undefined,
  nowMs: number,
  size: number,
  random: Random,
) {
  if (last === undefined || nowMs > last.ms) return { ms: nowMs, tail: random(size / 2) }
  const tail = last.tail + 1 + random(1024)
  return tail < size ? { ms: last.ms, tail } : { ms: last.ms + 1, tail: random(size / 2) }
}

function version4(random: Random): string {
  const word = () => random(2 ** 16)
  const groups = [
    hex(random(2 ** 32), 8),
    hex(word(), 4),
    hex(0x4000 | (word() & 0xfff), 4),
    hex(0x8000 | (word() & 0x3fff), 4),
    hex(random(2 ** 47) * 2 + random(2), 12),
  ]
  return groups.join("-")
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0")
}
