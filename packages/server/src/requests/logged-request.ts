/** What is kept of a request: no header but the few named here, and bodies only scrubbed. */
export interface LoggedRequest {
  /** Counts up; the cursor of lists. */
  readonly no: number
  /** The `request_id` of its answer. */
  readonly id: string
  /** When it came, in milliseconds. */
  readonly at: number
  readonly durationMs: number
  readonly method: string
  /** Path and query, scrubbed. */
  readonly url: string
  /** The contract's name of the endpoint, once the URL was understood. */
  readonly endpoint: string | undefined
  readonly status: number
  /** Code of an error. */
  readonly code: string | undefined
  /** Integration or person; undefined when nobody was recognized. */
  readonly callerId: string | undefined
  readonly isPerson: boolean
  /** The Notion-Version header. */
  readonly version: string | undefined
  readonly userAgent: string | undefined
  readonly contentType: string | undefined
  /** A fault rule made it go wrong; then a status of 0 is a connection that was cut. */
  readonly isFault: boolean
  /** SHA-256 of a token that was refused, to tell a revoked one from an unknown one. */
  readonly refusedToken: string | undefined
  readonly request: KeptBody | undefined
  readonly response: KeptBody
}

export interface KeptBody {
  /** At most 16 KB, scrubbed; each character stands for a byte. */
  readonly bytes: string
  /** What it had. */
  readonly sizeBytes: number
  /** Comes after the bytes when they were not cut. */
  readonly end: string
}

/** What the request path learns about a request on its way. */
export interface Trace {
  /** Of `performance.now()`. */
  readonly startedAt: number
  endpoint: string | undefined
  callerId: string | undefined
  isPerson: boolean
  /** Set when a fault rule struck. */
  isFault: boolean
  /** Set when the answer is one that may be sent again: its bytes are scrubbed once. */
  isRepeated: boolean
}

export function newTrace(): Trace {
  return {
    startedAt: performance.now(),
    endpoint: undefined,
    callerId: undefined,
    isPerson: false,
    isFault: false,
    isRepeated: false,
  }
}
