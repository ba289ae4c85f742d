import { listAncestors, type Snapshot } from "@inkling/store"
import { isWriting } from "./is-writing.ts"

/** Objects remembered per workspace. */
const maxCached = 100_000

/**
 * Whether objects are in trash themselves or under something that is. Answers are kept per workspace while its
 * tree_seq stands still: every trash, restore and move advances it.
 */
export class TrashCache {
  readonly #byWorkspace = new Map<
    number,
    { treeSeq: number; epoch: string; inherited: Map<number, boolean> }
  >()

  /** True when an ancestor of the object with this pk is in trash. */
  async inherits(tx: Snapshot, pk: number): Promise<boolean> {
    const { treeSeq, epoch } = tx.head
    let cache = this.#byWorkspace.get(tx.ws)
    const isCurrent = cache?.treeSeq === treeSeq && cache.epoch === epoch
    const known = isCurrent ? cache?.inherited.get(pk) : undefined
    if (known !== undefined) return known
    const ancestors = await listAncestors(tx, pk)
    const inherits = ancestors.some((ancestor) => ancestor.pk !== pk && ancestor.isTrashed)
    if (isWriting(tx)) return inherits
    if (!cache || !isCurrent) {
      cache = { treeSeq, epoch, inherited: new Map() }
      this.#byWorkspace.set(tx.ws, cache)
    }
    if (cache.inherited.size < maxCached) cache.inherited.set(pk, inherits)
    return inherits
  }
}
