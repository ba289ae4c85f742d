import { ApiError } from "@inkling/contract"
import type { Clock } from "@inkling/engine"
import type { Backend } from "../dialects/backend.ts"
import type { Connection } from "../dialects/connection.ts"
import type { Head } from "../store.ts"
import { type Counters, compileLockedCounters, compileSaveCounters, headOf } from "../workspace.ts"
import { JobTx } from "./job-tx.ts"

/** A job that waits for its turn. */
export interface Job {
  actor: string | null
  run(tx: JobTx): Promise<unknown>
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** How a job ended within its batch; valid only once the batch is committed. */
export type Outcome = { job: Job; ok: true; value: unknown } | { job: Job; ok: false; error: unknown }

/**
 * Thrown when a job has failed after it wrote something and no savepoint could undo it alone: the batch is run again,
 * with savepoints.
 */
export class SpoiledBatch extends Error {
  constructor() {
    super("A job failed halfway in a batch without savepoints.")
    this.name = "SpoiledBatch"
  }
}

/** One transaction of one workspace, jobs running in it one after another. What it throws has ended it for all. */
export class Batch {
  readonly #backend: Backend
  readonly #connection: Connection
  readonly #clock: Clock
  readonly #ws: number
  readonly #first: Counters
  readonly #hasSavepoints: boolean
  /** Whether its jobs have been tried once, without savepoints. */
  readonly #isSecond: boolean
  #counters: Counters
  #hasSucceeded = false

  private constructor(
    backend: Backend,
    connection: Connection,
    clock: Clock,
    ws: number,
    counters: Counters,
    isCareful: boolean,
  ) {
    const tellsWrites = connection.writeCount !== undefined
    this.#hasSavepoints = isCareful || !tellsWrites
    this.#isSecond = isCareful && tellsWrites
    this.#backend = backend
    this.#connection = connection
    this.#clock = clock
    this.#ws = ws
    this.#first = counters
    this.#counters = counters
  }

  /**
   * Opens the transaction and locks the workspace, which makes the order of seq that of visibility. Where the connection
   * tells what has been written, jobs do without savepoints unless `isCareful`: most succeed, and most that fail are
   * refused before they write.
   */
  static async open(
    backend: Backend,
    connection: Connection,
    { clock, ws, isCareful }: { clock: Clock; ws: number; isCareful: boolean },
  ): Promise<Batch> {
    const lock = compileLockedCounters(connection.db, backend.dialect, [ws])
    const counters = (await connection.begin(backend.beginWrite, lock)).rows[0]
    if (!counters) throw new Error(`There is no workspace ${ws}.`)
    return new Batch(backend, connection, clock, ws, counters, isCareful)
  }

  /**
   * Runs a job: undone alone when it throws, tried again when another was in its way.
   * @throws SpoiledBatch when it cannot be undone alone
   */
  async run(job: Job): Promise<Outcome> {
    if (!this.#hasSavepoints) return this.#attemptBare(job)
    const outcome = await this.#attempt(job)
    if (outcome.ok || this.#isSecond || this.#backend.failureOf(outcome.error) !== "contention")
      return outcome
    return this.#attempt(job)
  }

  /** The head after the jobs so far; undefined when they logged nothing. */
  get newHead(): Head | undefined {
    const { next_seq, epoch } = this.#counters
    const isSame = next_seq === this.#first.next_seq && epoch === this.#first.epoch
    return isSame ? undefined : headOf(this.#counters)
  }

  /** Makes it durable. Nothing may be answered before. */
  async commit(): Promise<void> {
    if (!this.#hasSucceeded) return this.#connection.run("rollback")
    const { next_pk, next_seq, tree_seq } = this.#counters
    if (next_pk !== this.#first.next_pk || next_seq !== this.#first.next_seq) {
      const { db } = this.#connection
      const values: [number, number, number, number] = [this.#ws, next_pk, next_seq, tree_seq]
      await this.#connection.executeQuery(compileSaveCounters(db, this.#backend.dialect, values))
    }
    await this.#connection.commit()
  }

  async #attemptBare(job: Job): Promise<Outcome> {
    const { writeCount } = this.#connection
    const tx = this.#txOf(job)
    try {
      const value = await job.run(tx)
      await tx.flush()
      this.#counters = tx.counters
      this.#hasSucceeded = true
      return { job, ok: true, value }
    } catch (error) {
      tx.end()
      // Anything but a plain refusal may have ended the transaction, too.
      const isHarmless = error instanceof ApiError && this.#connection.writeCount === writeCount
      if (!isHarmless) await this.#beginAgain(error)
      return { job, ok: false, error }
    }
  }

  /** Undoes a job by undoing all, where nothing before it succeeded. @throws SpoiledBatch where something did */
  async #beginAgain(error: unknown): Promise<void> {
    if (this.#hasSucceeded || this.#backend.failureOf(error) !== undefined) throw new SpoiledBatch()
    await this.#connection.run("rollback")
    await this.#connection.run(this.#backend.beginWrite)
  }

  #txOf({ actor }: Job): JobTx {
    const session = { ws: this.#ws, db: this.#connection.db, dialect: this.#backend.dialect }
    const committedSeq = headOf(this.#first).seq
    return new JobTx(session, this.#counters, { now: this.#clock.now(), committedSeq, actor })
  }

  async #attempt(job: Job): Promise<Outcome> {
    const connection = this.#connection
    await connection.run("savepoint job")
    const tx = this.#txOf(job)
    try {
      const value = await job.run(tx)
      await tx.flush()
      // Fails when the job swallowed an error of PostgreSQL's, which undid what it had written.
      await connection.run("release savepoint job")
      this.#counters = tx.counters
      this.#hasSucceeded = true
      return { job, ok: true, value }
    } catch (error) {
      tx.end()
      try {
        await connection.run("rollback to savepoint job; release savepoint job")
      } catch (fatal) {
        // The savepoint went with its transaction: the job's own error tells why.
        throw this.#backend.failureOf(error) ? error : fatal
      }
      return { job, ok: false, error }
    }
  }
}
