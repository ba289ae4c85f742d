export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000

/** The minute that a moment lies in, in ms. Notion keeps no seconds in times and date values. Source: recorded values */
export function floorMinute(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS
}
