import { validationError } from "@inkling/contract"
import { keysBetween } from "@inkling/engine"
import { findBlock, findFirstChild, findLastChild, findNextChild, type Snapshot } from "@inkling/store"

/** Where new children go among their siblings; `page_start` and `page_end` are how page creation says it. */
export type Position =
  | { type: "start" | "page_start" }
  | { type: "end" | "page_end" }
  | { type: "after_block"; after_block: { id: string } }

/**
 * `count` order keys in the place asked for. Trashed siblings keep their places.
 * @throws validationError when the block to follow is not a direct child (sentence inferred)
 */
export async function placeKeys(
  tx: Snapshot,
  parentPk: number,
  position: Position | undefined,
  count: number,
): Promise<string[]> {
  const type = position?.type ?? "end"
  if (type === "start" || type === "page_start") {
    const first = await findFirstChild(tx, parentPk)
    return keysBetween(null, first?.order_key ?? null, count)
  }
  if (position?.type === "after_block") {
    const before = await findBlock(tx, position.after_block.id)
    if (!before || before.parent_pk !== parentPk)
      throw validationError(
        `Block with ID ${position.after_block.id} is not a child of the block or page to append to.`,
      )
    const after = await findNextChild(tx, parentPk, before)
    return keysBetween(before.order_key, after?.order_key ?? null, count)
  }
  const last = await findLastChild(tx, parentPk)
  return keysBetween(last?.order_key ?? null, null, count)
}
