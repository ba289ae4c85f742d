import { listAncestors, type Snapshot } from "@inkling/store"
import { isSettled } from "./is-writing.ts"

/** Objects remembered per workspace. */
const maxCached = 100_000

interface TrashState {
  /** In trash itself. */
  own: boolean
  /** Under something in trash. */
  inherited: boolean
}

interface WorkspaceTrash {
  treeSeq: number
  epoch: string
  states: Map<number, TrashState>
}

/**
 * Whether objects are in trash themselves or under something that is. Answers are kept per workspace while its
 * tree_seq stands still: every trash, restore and move advances it.
 */
export class TrashCache {
  readonly #byWorkspace = new Map<number, WorkspaceTrash>()

  /** True when an ancestor of the object with this pk is in trash. */
  async inherits(tx: Snapshot, pk: number): Promise<boolean> {
    return (await this.#state(tx, pk)).inherited
  }

  /** The same for a page. All rows of a data source have the same ancestors, so that its rows share one answer. */
  async pageInherits(
    tx: Snapshot,
    { pk, data_source_pk: dataSourcePk }: { pk: number; data_source_pk: number | null },
  ): Promise<boolean> {
    if (dataSourcePk === null) return this.inherits(tx, pk)
    const { own, inherited } = await this.#state(tx, dataSourcePk)
    return own || inherited
  }

  async #state(tx: Snapshot, pk: number): Promise<TrashState> {
    const { treeSeq, epoch } = tx.head
    let cache = this.#byWorkspace.get(tx.ws)
    const isCurrent = cache?.treeSeq === treeSeq && cache.epoch === epoch
    const known = isCurrent ? cache?.states.get(pk) : undefined
    if (known !== undefined) return known
    const ancestors = await listAncestors(tx, pk)
    const state = {
      own: ancestors.some((one) => one.pk === pk && one.isTrashed),
      inherited: ancestors.some((one) => one.pk !== pk && one.isTrashed),
    }
    if (!isSettled(tx)) return state
    if (!cache || !isCurrent) {
      cache = { treeSeq, epoch, states: new Map() }
      this.#byWorkspace.set(tx.ws, cache)
    }
    if (cache.states.size < maxCached) cache.states.set(pk, state)
    return state
  }
}
