import type { StoreCreates } from "./store-creates.ts"
import type { Check } from "./targets.ts"

/** What one workload did over HTTP, beside this machine's limit and the indexed server. */
export interface Served {
  name: string
  /** Requests a second. */
  rate: number
  /** This and the next two are 0 where nothing was sent: the store alone. */
  p50Ms: number
  p99Ms: number
  answerBytes: number
  connections: number
  limit?: { name: string; rate: number }
  /** The indexed server with the same workload. */
  indexed?: { rate: number; answerBytes: number; p50Ms: number }
  checks: Check[]
}

/** All that was served at one size. */
export interface ServedSize {
  rows: number
  served: Served[]
  store?: StoreCreates
}
