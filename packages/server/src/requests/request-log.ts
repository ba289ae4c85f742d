import type { Clock } from "@inkling/engine"
import { bearerToken, hashToken } from "../auth/token.ts"
import type { ApiReply, ApiRequest } from "../http/message.ts"
import type { KeptBody, LoggedRequest, Trace } from "./logged-request.ts"
import { maxKeptBytes, scrubBody, scrubText } from "./scrub.ts"

/** Bytes that an entry takes beside its bodies and its URL, about. */
const entryBytes = 600

/** Characters kept of a header. */
const maxHeaderChars = 200

/** Characters kept of a URL. */
const maxUrlChars = 4_096

/** Endpoints whose bodies are made of secrets: none of them is kept. The router takes doubled slashes. */
const isSecret = (url: string) => /^\/+v1\/+oauth\//.test(url)

/**
 * The newest requests of this process, in memory, as many as fit; the oldest go first. What enters has no tokens and no
 * signatures, and entering is cheap: what takes long, such as explaining, is done when it is read.
 */
export class RequestLog {
  readonly #maxBytes: number
  readonly #clock: Clock
  readonly #entries: LoggedRequest[] = []
  readonly #listeners = new Set<(entry: LoggedRequest) => void>()
  readonly #repeated = new WeakMap<Buffer, string>()
  /** Index of the oldest entry: what is before it is gone. */
  #first = 0
  #bytes = 0
  #no = 0

  /** @param maxBytes 0 for no log */
  constructor(maxBytes: number, clock: Clock) {
    this.#maxBytes = maxBytes
    this.#clock = clock
  }

  /** Keeps a request that was answered. */
  keep(request: ApiRequest, trace: Trace, id: string, reply: ApiReply, code?: string): void {
    if (this.#maxBytes === 0) return
    const { method, headers } = request
    const hidesBodies = isSecret(request.url)
    const entry: LoggedRequest = {
      no: ++this.#no,
      id,
      at: this.#clock.now(),
      durationMs: performance.now() - trace.startedAt,
      method: method.slice(0, maxHeaderChars),
      url: scrubText(request.url).slice(0, maxUrlChars),
      endpoint: trace.endpoint,
      status: reply.status,
      code,
      callerId: trace.callerId,
      isPerson: trace.isPerson,
      version: kept(headers["notion-version"]),
      userAgent: kept(headers["user-agent"]),
      contentType: kept(headers["content-type"]),
      isFault: trace.isFault,
      refusedToken: reply.status === 401 ? refusedToken(headers["authorization"]) : undefined,
      request: request.body?.length && !hidesBodies ? bodyOf(request.body) : undefined,
      response: hidesBodies ? noBody : this.#response(reply, trace),
    }
    this.#entries.push(entry)
    this.#bytes += sizeOf(entry)
    while (this.#bytes > this.#maxBytes) this.#dropOldest()
    for (const listener of this.#listeners) listener(entry)
  }

  /** Newest first. */
  *newestFirst(): Generator<LoggedRequest> {
    for (let index = this.#entries.length - 1; index >= this.#first; index--)
      yield this.#entries[index] as LoggedRequest
  }

  /** Number of the newest entry; 0 before the first. */
  get newestNo(): number {
    return this.#no
  }

  /** The oldest entries after a number, at most `limit`. */
  after(no: number, limit: number): LoggedRequest[] {
    const missing = Math.min(this.#no - no, this.#entries.length - this.#first)
    const from = this.#entries.length - Math.max(0, missing)
    return this.#entries.slice(from, from + limit)
  }

  find(id: string): LoggedRequest | undefined {
    for (const entry of this.newestFirst()) if (entry.id === id) return entry
    return undefined
  }

  /** Calls `listener` for every request from now on; returns what ends it. */
  listen(listener: (entry: LoggedRequest) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #response({ body: [first, end] }: ApiReply, trace: Trace): KeptBody {
    const known = trace.isRepeated ? this.#repeated.get(first) : undefined
    const bytes = known ?? scrubBody(first)
    if (trace.isRepeated && !known) this.#repeated.set(first, bytes)
    return { bytes, sizeBytes: first.length + end.length, end: end.toString("latin1") }
  }

  #dropOldest(): void {
    this.#bytes -= sizeOf(this.#entries[this.#first] as LoggedRequest)
    this.#first++
    // Shifting one by one would move all others each time.
    if (this.#first < 1_024 || this.#first * 2 < this.#entries.length) return
    this.#entries.splice(0, this.#first)
    this.#first = 0
  }
}

const noBody: KeptBody = { bytes: "", sizeBytes: 0, end: "" }

const bodyOf = (body: Uint8Array): KeptBody => ({ bytes: scrubBody(body), sizeBytes: body.length, end: "" })

const kept = (header: string | undefined) =>
  header === undefined ? undefined : scrubText(header).slice(0, maxHeaderChars)

function refusedToken(authorization: string | undefined): string | undefined {
  const token = bearerToken(authorization)
  return token && hashToken(token)
}

function sizeOf({ url, request, response }: LoggedRequest): number {
  return entryBytes + 2 * url.length + (request?.bytes.length ?? 0) + response.bytes.length
}

/** The text of a body as it was kept, and whether its end is missing. */
export function textOf({ bytes, end }: KeptBody): { text: string; isCut: boolean } {
  const isCut = bytes.length >= maxKeptBytes
  return { text: Buffer.from(isCut ? bytes : bytes + end, "latin1").toString("utf8"), isCut }
}
