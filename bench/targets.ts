import type { QueryWorkload } from "./workloads.ts"

/** A figure of this run against the least (or, for times and growth, the most) it should be. */
export interface Check {
  what: string
  value: number
  target: number
  isMet: boolean
}

export const atLeast = (what: string, value: number, target: number): Check => ({
  what,
  value,
  target,
  isMet: value >= target,
})

export const atMost = (what: string, value: number, target: number): Check => ({
  what,
  value,
  target,
  isMet: value <= target,
})

/** Parts of the limit that each kind of request should reach at 16 connections. */
export const shares = { firstPage: 0.35, sorted: 0.25, page: 0.25, durable: 0.25, indexed: 1 }

/** Pages a second that the API should create. */
export const createsPerSecond = 2_000

/** Rows at which queries are held against the indexed server. */
export const indexedRows = 100_000

/** Growth of the median from the smallest size to the largest. */
export const flatGrowth = 1.5

/** Event-loop milliseconds of any query, once what it needs is loaded. */
export const loopMs = 15

/** Milliseconds until columns of so many rows are loaded, and for which loading may stop all else. */
export const loading = { rows: 100_000, ms: 500, stallMs: 10 }

/** Bytes of memory a page with 12 properties, text left out. */
export const pageBytes = 200

/** The part of the prebuilt body's rate that a query should reach; rare and empty answers have no such target. */
export function queryShare({ frequency, body, skip }: QueryWorkload): number | undefined {
  if (frequency !== "common" || skip !== undefined) return undefined
  return body.sorts === undefined ? shares.firstPage : shares.sorted
}
