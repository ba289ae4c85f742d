import { listAncestors, type Snapshot } from "@inkling/store"

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
    let cache = this.#byWorkspace.get(tx.ws)
    if (!cache || cache.treeSeq !== tx.head.treeSeq || cache.epoch !== tx.head.epoch) {
      cache = { treeSeq: tx.head.treeSeq, epoch: tx.head.epoch, inherited: new Map() }
      this.#byWorkspace.set(tx.ws, cache)
    }
    const known = cache.inherited.get(pk)
    if (known !== undefined) return known
    const ancestors = await listAncestors(tx, pk)
    const inherits = ancestors.some((ancestor) => ancestor.pk !== pk && ancestor.isTrashed)
    if (cache.inherited.size < 100_000) cache.inherited.set(pk, inherits)
    return inherits
  }
}
