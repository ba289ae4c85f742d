import { serviceOverload } from "@inkling/contract"
import type { Clock } from "@inkling/engine"
import type { Backend } from "../dialects/backend.ts"
import type { Head } from "../store.ts"
import { Batch, type Job, type Outcome, SpoiledBatch } from "./batch.ts"
import { translateError } from "./translate-error.ts"

/** Work after which a batch is committed although jobs wait. */
const batchBudgetMs = 4

export interface QueueOptions {
  backend: Backend
  clock: Clock
  /** Jobs that may wait. */
  maxQueued: number
  /** Called after a batch that logged something, before its jobs are answered. */
  onCommit(ws: number, head: Head): void
  /** Called when a batch could not be committed. */
  onFailure(ws: number): void
}

/**
 * The writer of one workspace. Jobs that arrive while a batch runs join it or the next one, so that many share one
 * COMMIT; they are answered after it, in order.
 */
export class WorkspaceQueue {
  readonly #ws: number
  readonly #options: QueueOptions
  readonly #waiting: Job[] = []
  #draining: Promise<void> | undefined

  constructor(ws: number, options: QueueOptions) {
    this.#ws = ws
    this.#options = options
  }

  /** @throws serviceOverload when too many wait */
  push(job: Job): void {
    if (this.#waiting.length >= this.#options.maxQueued) throw serviceOverload()
    this.#waiting.push(job)
    this.#draining ??= this.#drain()
  }

  /** Resolves when nothing waits or runs. */
  async idle(): Promise<void> {
    while (this.#draining) await this.#draining
  }

  async #drain(): Promise<void> {
    do {
      // Requests that arrive in the same turn of the event loop get to queue up first, and everybody else gets a turn.
      await new Promise((resolve) => setImmediate(resolve))
      await this.#runBatch()
    } while (this.#waiting.length > 0)
    this.#draining = undefined
  }

  async #runBatch(): Promise<void> {
    const { backend } = this.#options
    const taken: Job[] = []
    let outcomes: Outcome[]
    try {
      outcomes = await this.#transact(taken).catch((error) => {
        if (!(error instanceof SpoiledBatch) && backend.failureOf(error) !== "contention") throw error
        return this.#transact(taken, true)
      })
    } catch (error) {
      // Nothing of the batch is there. A database that cannot even begin fails all who wait for it.
      const failed = taken.length > 0 ? taken : this.#waiting.splice(0)
      const reason = translateError(backend, error)
      for (const job of failed) job.reject(reason)
      return
    }
    for (const outcome of outcomes) {
      if (outcome.ok) outcome.job.resolve(outcome.value)
      else outcome.job.reject(translateError(backend, outcome.error))
    }
  }

  async #transact(taken: Job[], isCareful = false): Promise<Outcome[]> {
    const { backend, clock, onCommit, onFailure } = this.#options
    const connection = await backend.writers.acquire()
    try {
      const batch = await Batch.open(backend, connection, { clock, ws: this.#ws, isCareful })
      const outcomes = await this.#fill(batch, taken)
      await batch.commit()
      backend.writers.release(connection)
      if (batch.newHead) onCommit(this.#ws, batch.newHead)
      return outcomes
    } catch (error) {
      onFailure(this.#ws)
      await connection.run("rollback").then(
        () => backend.writers.release(connection),
        () => backend.writers.discard(connection),
      )
      throw error
    }
  }

  /** Runs the jobs taken by an attempt that failed, or else takes new ones until the budget is used up. */
  async #fill(batch: Batch, taken: Job[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = []
    for (const job of taken) outcomes.push(await batch.run(job))
    if (taken.length > 0) return outcomes
    const startMs = performance.now()
    do {
      const job = this.#waiting.shift()
      if (!job) break
      taken.push(job)
      outcomes.push(await batch.run(job))
    } while (performance.now() - startMs < batchBudgetMs)
    return outcomes
  }
}
