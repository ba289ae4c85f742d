import type { IncomingMessage, ServerResponse } from "node:http"
import { ApiError, isBefore, serviceOverload, serviceUnavailable, validationError } from "@inkling/contract"
import type { IntegrationRow, Snapshot } from "@inkling/store"
import { isAdmin } from "../admin/is-admin.ts"
import type { Principal } from "../auth/principal.ts"
import { chooseVersion } from "../http/version.ts"
import type { Services } from "../services.ts"
import { type WebhookVersion, webhookVersions } from "../webhooks/event-types.ts"
import { Bell } from "./bell.ts"
import { EventPositions, type Position } from "./event-position.ts"
import { EventWriter, SlowReader } from "./event-writer.ts"
import { readFeed } from "./read-feed.ts"
import { streamHeaders } from "./stream-headers.ts"

const never = Number.POSITIVE_INFINITY

export interface FeedLimits {
  /** Milliseconds between signs of life. */
  heartbeatMs: number
  /** Milliseconds that a reader may leave what it was sent. */
  slowMs: number
  /** Readers at once. */
  maxReaders: number
}

const usualLimits: FeedLimits = { heartbeatMs: 15_000, slowMs: 15_000, maxReaders: 1_000 }

/** Milliseconds between looks for changes; of most a process hears at once. */
const everyMs = 1_000

/** Who reads: an integration by its token, a person by their session, or the operator. */
interface Reader {
  principal: Principal | undefined
  version: WebhookVersion
  positions: EventPositions
}

/**
 * The change log as server-sent events, told in the words of webhooks without waiting or bundling. Each reader hears
 * of what it may see when it is told; one whose token ends is cut, and so is one that does not read.
 */
export class EventFeed {
  readonly #services: Services
  readonly #ws: number
  readonly #adminSecret: string | undefined
  readonly #limits: FeedLimits
  readonly #readers = new Set<{ wake(): void; response: ServerResponse }>()
  #isClosing = false
  #stop = (): void => {}

  constructor(
    services: Services,
    ws: number,
    adminSecret: string | undefined,
    limits: Partial<FeedLimits> = {},
  ) {
    this.#services = services
    this.#ws = ws
    this.#adminSecret = adminSecret
    this.#limits = { ...usualLimits, ...limits }
  }

  async start(): Promise<void> {
    const wakeAll = () => {
      for (const { wake } of this.#readers) wake()
    }
    const stopListening = await this.#services.store.onHead((ws) => ws === this.#ws && wakeAll())
    const timer = setInterval(wakeAll, everyMs)
    timer.unref()
    this.#stop = () => {
      clearInterval(timer)
      stopListening()
    }
  }

  /** Ends all streams; their readers come back when they find a server. */
  close(): void {
    this.#isClosing = true
    this.#stop()
    for (const { wake, response } of this.#readers) {
      // What a reader leaves would keep the server from closing.
      if (response.writableNeedDrain) response.destroy()
      else response.end()
      wake()
    }
  }

  /** Answers one request, for as long as its reader stays. Never rejects. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (this.#isClosing) throw serviceUnavailable()
      if (this.#readers.size >= this.#limits.maxReaders) throw serviceOverload()
      const reader = await this.#readerOf(request)
      const from = await this.#startOf(request, reader)
      await this.#follow(reader, from, response)
    } catch (error) {
      this.#fail(error, response)
    }
  }

  async #readerOf({ headers }: IncomingMessage): Promise<Reader> {
    const { authenticator, limiter, sign } = this.#services
    const version = versionOf(headers["notion-version"] as string | undefined)
    if (isAdmin(headers.authorization, this.#adminSecret))
      return { principal: undefined, version, positions: new EventPositions(undefined) }
    const { sessions } = this.#services
    const { principal } =
      sessions && headers.authorization === undefined && headers.cookie !== undefined
        ? await sessions.authenticate("GET", headers)
        : await authenticator.authenticate(headers.authorization)
    limiter.take(principal.integration.id)
    const positions = new EventPositions(sign(`events:${principal.integration.id}`))
    return { principal, version, positions }
  }

  async #startOf({ headers, url = "" }: IncomingMessage, { positions }: Reader): Promise<Position> {
    const head = await this.#services.store.head(this.#ws)
    const since = headers["last-event-id"] ?? new URL(url, "http://localhost").searchParams.get("since")
    if (Array.isArray(since)) throw validationError("There is more than one Last-Event-ID.")
    return since ? positions.read(since, head.epoch) : { epoch: head.epoch, seq: head.seq }
  }

  async #follow(reader: Reader, from: Position, response: ServerResponse): Promise<void> {
    const { store } = this.#services
    const { heartbeatMs, slowMs } = this.#limits
    const bell = new Bell()
    const entry = { wake: () => bell.ring(), response }
    this.#readers.add(entry)
    const beat = setInterval(() => bell.ring(true), heartbeatMs)
    response.on("close", () => bell.ring())
    const writer = new EventWriter(response, slowMs)
    try {
      response.writeHead(200, streamHeaders)
      const position = (at: Position) => `id: ${reader.positions.write(at)}`
      await writer.write(["retry: 2000", position(from)])
      let at = from
      let treeSeq = -1
      while (!response.destroyed && !response.writableEnded) {
        const head = await store.head(this.#ws)
        // Tokens end by the clock too.
        if ((reader.principal?.credential.expiresAt ?? never) <= this.#services.clock.now()) break
        if (head.seq !== at.seq || head.epoch !== at.epoch || head.treeSeq !== treeSeq) {
          const part = await store.read(this.#ws, async (tx) => {
            treeSeq = tx.head.treeSeq
            return readFeed(tx, at, reader.version, await this.#listener(tx, reader))
          })
          if (part.isGap) await writer.write(["event: resync", position(part.next), `data: ${resyncData}`])
          for (const { type, payload, seq, isLastOfSeq } of part.told) {
            const id = isLastOfSeq ? [position({ epoch: at.epoch, seq })] : []
            await writer.write([`event: ${type}`, ...id, `data: ${payload}`])
          }
          at = part.next
          if (part.isMore) continue
        }
        if (await bell.wait()) await writer.write([": alive", position(at)])
      }
      response.end()
    } finally {
      clearInterval(beat)
      this.#readers.delete(entry)
    }
  }

  /** The reader as it is in this snapshot. @throws unauthorized when its token has ended */
  async #listener(tx: Snapshot, reader: Reader): Promise<IntegrationRow | undefined> {
    if (!reader.principal) return undefined
    reader.principal = await this.#services.authenticator.refresh(tx, reader.principal)
    // Owners see all, as the operator does.
    return reader.principal.role === "owner" ? undefined : reader.principal.integration
  }

  #fail(error: unknown, response: ServerResponse): void {
    const { log, ids } = this.#services
    const isKnown = error instanceof ApiError
    if (!isKnown && !(error instanceof SlowReader)) log.error({ err: error }, "a feed of events failed")
    if (response.headersSent) {
      // What a slow reader left is not sent after it.
      if (error instanceof SlowReader) response.destroy()
      else response.end()
      return
    }
    const requestId = ids.uuid("other")
    const shown = isKnown ? error : serviceUnavailable()
    response.writeHead(shown.status, { "content-type": "application/json; charset=utf-8", ...shown.headers })
    response.end(JSON.stringify(shown.toBody(requestId)))
  }
}

const resyncData = JSON.stringify({ reason: "The log does not go back to this position." })

/** The newest words unless a version is asked for; versions before webhooks hear those of the first that has them. */
function versionOf(header: string | undefined): WebhookVersion {
  const version = header === undefined ? webhookVersions[2] : chooseVersion(header)
  return isBefore(version, webhookVersions[1])
    ? webhookVersions[0]
    : (webhookVersions.find((one) => one === version) ?? webhookVersions[2])
}
