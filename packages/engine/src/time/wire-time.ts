import { floorMinute } from "./floor-minute.ts"

/** A moment as pages, blocks and most objects show it: `2026-06-27T17:01:00.000Z`, floored to the minute. */
export function toWireTime(ms: number): string {
  return new Date(floorMinute(ms)).toISOString()
}

/** A moment as databases and views show it from 2025-09-03 on: exact, `2026-06-27T17:01:31.613+00:00`. */
export function toDatabaseTime(ms: number): string {
  return new Date(ms).toISOString().replace("Z", "+00:00")
}
