import type { ServerResponse } from "node:http"
import { serviceOverload } from "@inkling/contract"
import { Bell } from "../events/bell.ts"
import { EventWriter, SlowReader } from "../events/event-writer.ts"
import { streamHeaders } from "../events/stream-headers.ts"
import type { Services } from "../services.ts"
import type { LoggedRequest } from "./logged-request.ts"
import { fits, type RequestFilter } from "./request-filter.ts"
import { showRequest } from "./shown-request.ts"

/** Milliseconds between signs of life. */
const heartbeatMs = 15_000

/** Milliseconds that a reader may leave what it was sent. */
const slowMs = 15_000

/** Readers at once. */
const maxReaders = 50

/** Entries presented in one snapshot. */
const maxAtOnce = 50

/**
 * Requests as they are answered, as server-sent events. A reader keeps only its place in the log: one that falls behind
 * misses what the log has dropped, and one that does not read is cut.
 */
export class LiveRequests {
  readonly #services: Services
  readonly #ws: number
  readonly #readers = new Set<ServerResponse>()

  constructor(services: Services, ws: number) {
    this.#services = services
    this.#ws = ws
  }

  /**
   * Writes until the reader goes away, or is no longer let in. `after` is the last event it has. Never rejects.
   */
  async follow(
    response: ServerResponse,
    filter: RequestFilter,
    { after, isStillIn }: { after: number | undefined; isStillIn(): Promise<boolean> },
  ): Promise<void> {
    const { requests, log } = this.#services
    const bell = new Bell()
    const stop = requests.listen(() => bell.ring())
    const beat = setInterval(() => bell.ring(true), heartbeatMs)
    response.on("close", () => bell.ring())
    this.#readers.add(response)
    const writer = new EventWriter(response, slowMs)
    try {
      response.writeHead(200, streamHeaders)
      let at = after === undefined || after > requests.newestNo ? requests.newestNo : after
      await writer.write(["retry: 2000", `id: ${at}`])
      while (!response.destroyed && !response.writableEnded && (await isStillIn())) {
        const entries = requests.after(at, maxAtOnce)
        const fitting = entries.filter((entry) => fits(entry, filter))
        for (const [no, data] of await this.#present(fitting))
          await writer.write(["event: request", `id: ${no}`, `data: ${data}`])
        at = entries.at(-1)?.no ?? at
        if (entries.length < maxAtOnce && (await bell.wait())) await writer.write([": alive", `id: ${at}`])
      }
      response.end()
    } catch (error) {
      if (!(error instanceof SlowReader)) log.error({ err: error }, "a feed of requests failed")
      response.destroy()
    } finally {
      clearInterval(beat)
      stop()
      this.#readers.delete(response)
    }
  }

  /** @throws serviceOverload when there are too many readers */
  requireRoom(): void {
    if (this.#readers.size >= maxReaders) throw serviceOverload()
  }

  /** Ends all streams. */
  close(): void {
    for (const response of this.#readers) response.destroy()
  }

  async #present(entries: readonly LoggedRequest[]): Promise<[no: number, data: string][]> {
    if (entries.length === 0) return []
    return this.#services.store.read(this.#ws, async (tx) => {
      const shown: [number, string][] = []
      for (const entry of entries) shown.push([entry.no, JSON.stringify(await showRequest(tx, entry))])
      return shown
    })
  }
}
