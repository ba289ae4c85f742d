import { validationError } from "@inkling/contract"
import { keysBetween, requestId } from "@inkling/engine"
import { findBlock, findFirstChild, findLastChild, findNextChild, type Snapshot } from "@inkling/store"

/** Where new children go among their siblings; `page_start` and `page_end` are how page creation says it. */
export type Position =
  | { type: "start" | "page_start" }
  | { type: "end" | "page_end" }
  | { type: "after_block"; after_block: { id: string } }

/** Order keys of the neighbours that new children go between; null is the open end. */
export interface Gap {
  after: string | null
  before: string | null
}

/**
 * The gap a position means. Trashed siblings keep their places.
 * @throws validationError when the block to follow is not a direct child (sentence inferred)
 */
export async function findGap(tx: Snapshot, parentPk: number, position: Position | undefined): Promise<Gap> {
  const type = position?.type ?? "end"
  if (type === "start" || type === "page_start") {
    const first = await findFirstChild(tx, parentPk)
    return { after: null, before: first?.order_key ?? null }
  }
  if (position?.type === "after_block") {
    const before = await findBlock(tx, requestId(position.after_block.id))
    if (!before || before.parent_pk !== parentPk)
      throw validationError(
        `Block with ID ${position.after_block.id} is not a child of the block or page to append to.`,
      )
    const after = await findNextChild(tx, parentPk, before)
    return { after: before.order_key, before: after?.order_key ?? null }
  }
  const last = await findLastChild(tx, parentPk)
  return { after: last?.order_key ?? null, before: null }
}

/** `count` order keys in the place asked for. @throws validationError as findGap does */
export async function placeKeys(
  tx: Snapshot,
  parentPk: number,
  position: Position | undefined,
  count: number,
): Promise<string[]> {
  const gap = await findGap(tx, parentPk, position)
  return keysBetween(gap.after, gap.before, count)
}
