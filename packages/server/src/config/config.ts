import type { RateLimit } from "../http/rate-limit.ts"

/** Settings of a running server. */
export interface Config {
  /** Where links point when the client's own host is not allowed: `INKLING_PUBLIC_URL`. */
  publicUrl: string
  /** Hosts, beside loopback and the public one, that links may follow. */
  allowedHosts: readonly string[]
  /** `inkling`: page links open the console; `notion`: they have Notion's form (`INKLING_PAGE_URL`). */
  pageUrl: "inkling" | "notion"
  rateLimit: RateLimit
  /** Milliseconds a request may take before it is answered with 503. */
  deadlineMs: number
  /** Requests of one integration that are answered at once; more get 529. */
  maxUnderWay: number
  /** Rows that one query gives, over all its pages. Source: developers.notion.com/reference/query-a-data-source */
  queryResultLimit: number
  /** Bytes an uploaded file may have: `INKLING_MAX_UPLOAD_MB`. Source of the default: Notion's paid plans */
  maxUploadBytes: number
  /** Whether links to hosted files end after an hour or stay the same: `INKLING_FILE_LINKS`. */
  fileLinks: "expiring" | "stable"
  /**
   * Minutes within which one person's writes of a page make one version of it; 0 keeps no history:
   * `INKLING_HISTORY_MINUTES`.
   */
  historyMinutes: number
  /** Versions kept of a page: `INKLING_HISTORY_VERSIONS`. */
  historyVersions: number
  /** Blocks a workspace may have before integrations add no more; 0 for no limit: `INKLING_BLOCK_LIMIT`. */
  blockLimit: number
  /** Memory for all caches together; 0 for none: `INKLING_CACHE_MB`. */
  cacheBytes: number
  /** Memory for the log of requests; 0 for none: `INKLING_REQUEST_LOG_MB`. */
  requestLogBytes: number
}

/** Settings for `base`, the address the server listens on. */
export function defaultConfig(base: string): Config {
  return {
    publicUrl: base,
    allowedHosts: [],
    pageUrl: "inkling",
    rateLimit: "off",
    deadlineMs: 55_000,
    maxUnderWay: 500,
    queryResultLimit: 10_000,
    maxUploadBytes: 5 * 1024 * 1024 * 1024,
    fileLinks: "expiring",
    historyMinutes: 0,
    historyVersions: 100,
    blockLimit: 0,
    cacheBytes: 256 * 1024 * 1024,
    requestLogBytes: 8 * 1024 * 1024,
  }
}
