import type { Kysely } from "kysely"
import type { DialectName } from "../dialects/connection.ts"
import { insertRows } from "../insert-rows.ts"
import type { ChangeLogRow, Tables } from "../schema.ts"
import type { ChangeEntry, Head, WriteTx } from "../store.ts"
import { type Counters, headOf } from "../workspace.ts"

/** The transaction of one job. Its counters are its own until the job has succeeded. */
export class JobTx implements WriteTx {
  readonly ws: number
  readonly db: Kysely<Tables>
  readonly dialect: DialectName
  readonly now: number
  readonly committedSeq: number
  readonly actor: string | null
  readonly counters: Counters
  readonly #entries: ChangeLogRow[] = []
  #isOver = false

  constructor(
    session: { ws: number; db: Kysely<Tables>; dialect: DialectName },
    counters: Counters,
    { now, committedSeq, actor }: Pick<WriteTx, "now" | "committedSeq" | "actor">,
  ) {
    this.ws = session.ws
    this.db = session.db
    this.dialect = session.dialect
    this.counters = { ...counters }
    this.now = now
    this.committedSeq = committedSeq
    this.actor = actor
  }

  get head(): Head {
    return headOf(this.counters)
  }

  allocatePks(count: number): number {
    this.#requireOpen()
    const pk = this.counters.next_pk
    this.counters.next_pk += count
    return pk
  }

  log({ touchesTree, ...entry }: ChangeEntry): number {
    this.#requireOpen()
    const seq = this.counters.next_seq++
    if (touchesTree) this.counters.tree_seq = seq
    this.#entries.push({ ws: this.ws, seq, at: this.now, actor: this.actor, ...entry })
    return seq
  }

  /** For a job that puts a whole workspace in place: its counters come with it. */
  replaceCounters({ next_pk, next_seq, tree_seq, epoch }: Counters): void {
    Object.assign(this.counters, { next_pk, next_seq, tree_seq, epoch })
  }

  /** Writes the job's log entries; nothing can be logged afterwards. */
  async flush(): Promise<void> {
    this.end()
    if (this.#entries.length > 0) await insertRows(this, "change_log", this.#entries)
  }

  end(): void {
    this.#isOver = true
  }

  #requireOpen(): void {
    if (this.#isOver) throw new Error("The write job is over: it did not await all of its work.")
  }
}
