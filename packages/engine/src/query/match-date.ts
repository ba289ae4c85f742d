import type { TimeWindow } from "./predicate.ts"

/** An empty date lies in no window. A range counts by its start (inferred). Source: recorded queries */
export function matchDate(window: TimeWindow, startMs: number | undefined): boolean {
  return startMs !== undefined && startMs >= window.fromMs && startMs < window.toMs
}
