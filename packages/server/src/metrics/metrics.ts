import { monitorEventLoopDelay } from "node:perf_hooks"
import type { Trace } from "../requests/logged-request.ts"

/** Upper ends of the classes of durations, in seconds. Source: OpenTelemetry's advice for http.server.request.duration */
export const bounds: readonly number[] = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
]

/** Durations of requests of one kind. */
export interface Durations {
  endpoint: string
  method: string
  status: number
  /** By class; the last one is what took longer than all bounds. */
  counts: number[]
  seconds: number
}

/** Milliseconds between two looks at how late the event loop is. */
const loopEveryMs = 20

/**
 * What this process has answered so far. Labels are names of endpoints, never ids: there are as many series as kinds of
 * answers.
 */
export class Metrics {
  readonly durations = new Map<string, Durations>()
  readonly errors = new Map<string, number>()
  /** How late the event loop was, in nanoseconds; measured from the first reading on. */
  #loop: ReturnType<typeof monitorEventLoopDelay> | undefined

  answered(
    { endpoint = "none", startedAt }: Trace,
    method: string,
    status: number,
    code: string | undefined,
  ): void {
    const seconds = (performance.now() - startedAt) / 1000
    const known = endpoint === "none" ? "other" : method
    const key = `${endpoint} ${known} ${status}`
    let durations = this.durations.get(key)
    if (!durations) {
      durations = {
        endpoint,
        method: known,
        status,
        counts: new Array(bounds.length + 1).fill(0),
        seconds: 0,
      }
      this.durations.set(key, durations)
    }
    let at = 0
    while (at < bounds.length && seconds > (bounds[at] as number)) at++
    durations.counts[at] = (durations.counts[at] as number) + 1
    durations.seconds += seconds
    if (code !== undefined) this.errors.set(code, (this.errors.get(code) ?? 0) + 1)
  }

  /** The event loop's delay since the last call, in seconds; zeros on the first. */
  loopDelay(): { mean: number; max: number } {
    if (!this.#loop) {
      this.#loop = monitorEventLoopDelay({ resolution: loopEveryMs })
      this.#loop.enable()
      return { mean: 0, max: 0 }
    }
    const { mean, max } = this.#loop
    this.#loop.reset()
    const inSeconds = (nanoseconds: number) => (Number.isFinite(nanoseconds) ? nanoseconds / 1e9 : 0)
    return { mean: inSeconds(mean), max: inSeconds(max) }
  }

  close(): void {
    this.#loop?.disable()
  }
}
