import { type Block, keysBetween, needsRebalance } from "@inkling/engine"
import { listChildren, updateBlock, type WriteTx } from "@inkling/store"

/** More children than a page can have. */
const everything = 2 ** 31 - 1

/**
 * Gives all children of a parent fresh, short order keys once many inserts at one place have made them long. Order,
 * trash included, stays. Rare: an insert in the middle adds about one character per six.
 */
export async function rebalanceChildren(
  tx: WriteTx,
  parentPk: number,
  inserted: readonly Pick<Block, "orderKey">[],
): Promise<void> {
  if (!inserted.some(({ orderKey }) => needsRebalance(orderKey))) return
  const children = await listChildren(tx, parentPk, { includeTrashed: true, limit: everything })
  const keys = keysBetween(null, null, children.length)
  for (const [at, child] of children.entries()) {
    await updateBlock(tx, child.pk, { order_key: keys[at] as string })
  }
}
