import { rateLimited } from "@inkling/contract"
import type { Clock } from "@inkling/engine"

/**
 * `off`: no limit. A number: requests a second on average, with a burst of ten seconds' worth. `notion`: an average
 * of 3 a second. `window`: Notion's published fixed window of 180 requests in 60 seconds.
 * Source: developers.notion.com/reference/request-limits
 */
export type RateLimit = "off" | "notion" | "window" | number

interface Bucket {
  tokens: number
  atMs: number
}

/** Counts each integration's requests in memory; one process, one count. */
export class RateLimiter {
  readonly #limit: RateLimit
  readonly #clock: Clock
  readonly #buckets = new Map<string, Bucket>()

  constructor(limit: RateLimit, clock: Clock) {
    this.#limit = limit
    this.#clock = clock
  }

  /** Takes one request of `key`'s budget. @throws rateLimited with the seconds to wait */
  take(key: string): void {
    if (this.#limit === "off") return
    const wait = this.#limit === "window" ? this.#window(key) : this.#bucket(key)
    if (wait > 0) throw rateLimited(Math.ceil(wait), "public_api_request_rate_limit")
  }

  /** Token bucket; returns the seconds until a token is there. */
  #bucket(key: string): number {
    const perSecond = typeof this.#limit === "number" ? this.#limit : 3
    const size = Math.max(1, perSecond * 10)
    const now = this.#clock.now()
    const bucket = this.#buckets.get(key) ?? { tokens: size, atMs: now }
    bucket.tokens = Math.min(size, bucket.tokens + (Math.max(0, now - bucket.atMs) / 1000) * perSecond)
    bucket.atMs = now
    this.#buckets.set(key, bucket)
    if (bucket.tokens < 1) return (1 - bucket.tokens) / perSecond
    bucket.tokens -= 1
    return 0
  }

  /** Fixed window of 60 s; returns the seconds to its end once 180 are spent. */
  #window(key: string): number {
    const now = this.#clock.now()
    let bucket = this.#buckets.get(key)
    if (!bucket || now - bucket.atMs >= 60_000) bucket = { tokens: 180, atMs: now }
    this.#buckets.set(key, bucket)
    if (bucket.tokens < 1) return (bucket.atMs + 60_000 - now) / 1000
    bucket.tokens -= 1
    return 0
  }
}
