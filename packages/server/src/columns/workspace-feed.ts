import { listChanges, type Snapshot } from "@inkling/store"
import { Queue } from "./queue.ts"

/** Hears what changed, in the order of the change log. */
export interface FeedListener {
  /** A page may have changed in any way; `dataSourcePk` is where it was a row after that, or null. */
  pageChanged(pk: number, dataSourcePk: number | null, seq: number): void
  /** Values of many rows of a data source changed at once. */
  valuesRewritten?(dataSourcePk: number, seq: number): void
  /** A data source's schema has changed. */
  schemaChanged?(dataSourcePk: number, seq: number): void
  /** This page, or those below this page, database or data source, may be covered by another access list. */
  accessMoved?(pk: number, seq: number): void
  /** Anything may have changed: a restore, or a log that no longer reaches back. */
  reset(): void
}

const chunkSize = 1_000

/** Changes that put whole subtrees under another access list. */
const accessKinds: ReadonlySet<string> = new Set([
  "grant.added",
  "page.moved",
  "database.moved",
  "data_source.moved",
])

/** Follows a workspace's change log, for what is kept in memory: each entry is read once per process. */
export class WorkspaceFeed {
  readonly #listener: FeedListener
  readonly #queue = new Queue()
  #epoch: string | undefined
  #seq = 0

  constructor(listener: FeedListener) {
    this.#listener = listener
  }

  /** Changes up to here have been told. */
  get seq(): number {
    return this.#seq
  }

  /** Tells of every change up to the snapshot's head. */
  async advance(tx: Snapshot): Promise<void> {
    if (this.#isAt(tx)) return
    await this.#queue.run(() => this.#advance(tx))
  }

  #isAt({ head }: Snapshot): boolean {
    return head.epoch === this.#epoch && head.seq <= this.#seq
  }

  async #advance(tx: Snapshot): Promise<void> {
    if (this.#isAt(tx)) return
    const { seq, epoch } = tx.head
    if (epoch !== this.#epoch) return this.#reset(tx)
    while (this.#seq < seq) {
      const entries = await listChanges(tx, { after: this.#seq, limit: chunkSize })
      for (const entry of entries) {
        if (entry.seq !== this.#seq + 1) return this.#reset(tx)
        this.#seq = entry.seq
        this.#tell(entry)
      }
      if (entries.length === 0) return this.#reset(tx)
    }
  }

  #tell({
    kind,
    seq,
    object_type,
    object_pk,
    data_source_pk,
  }: Awaited<ReturnType<typeof listChanges>>[number]): void {
    if (object_type === "page" && object_pk !== null)
      this.#listener.pageChanged(object_pk, data_source_pk, seq)
    else if (kind === "data_source.values_rewritten" && data_source_pk !== null)
      this.#listener.valuesRewritten?.(data_source_pk, seq)
    else if (kind === "data_source.schema_updated" && data_source_pk !== null)
      this.#listener.schemaChanged?.(data_source_pk, seq)
    if (accessKinds.has(kind) && object_pk !== null) this.#listener.accessMoved?.(object_pk, seq)
  }

  #reset({ head }: Snapshot): void {
    this.#epoch = head.epoch
    this.#seq = head.seq
    this.#listener.reset()
  }
}
