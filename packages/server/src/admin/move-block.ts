import { validationError } from "@inkling/contract"
import { keysBetween } from "@inkling/engine"
import {
  findBlock,
  findFirstChild,
  findNextChild,
  findPageByPk,
  updateBlock,
  type WriteTx,
} from "@inkling/store"
import { rebalanceChildren } from "../tree/rebalance-children.ts"
import { touchPage } from "../tree/touch-page.ts"
import type { AdminDeps } from "./admin.ts"
import type { Seen } from "./outline.ts"

export interface BlockMove {
  block: string
  /** The sibling it goes behind; null for the first place. */
  after: string | null
}

/** Who moves it: their access lists and their id. Both undefined for whoever has the secret. */
export interface Mover {
  seen?: Seen
  person?: string | undefined
}

/**
 * Puts a block, with all that is in it, in another place among its siblings. Notion's API cannot do it; ids, comments
 * and links stay. @throws validationError when there is no such block, or `after` is not beside it
 */
export function moveBlock({ store }: AdminDeps, ws: number, move: BlockMove, mover: Mover): Promise<void> {
  return store.write(ws, { actor: mover.person ?? null }, async (tx) => {
    const block = await findBlock(tx, move.block)
    const page = block && (await findPageByPk(tx, block.page_pk))
    if (!block || block.is_trashed || !page || (mover.seen && !mover.seen.has(page.acl)))
      throw validationError(`There is no block "${move.block}" outside the trash.`)
    if (page.is_trashed) throw validationError("The block's page is in trash. Restore the page first.")
    if (move.after === move.block) return
    const orderKey = await keyBehind(tx, block.parent_pk, move.after)
    await updateBlock(tx, block.pk, { order_key: orderKey })
    await rebalanceChildren(tx, block.parent_pk, [{ orderKey }])
    await touchPage(tx, page.pk, mover.person ?? page.edited_by, [{ id: block.id, type: "block" }])
  })
}

async function keyBehind(tx: WriteTx, parentPk: number, after: string | null): Promise<string> {
  if (after === null) {
    const first = await findFirstChild(tx, parentPk)
    return keysBetween(null, first?.order_key ?? null, 1)[0] as string
  }
  const before = await findBlock(tx, after)
  if (!before || before.parent_pk !== parentPk)
    throw validationError(`The block "${after}" does not stand beside the one to move.`)
  const next = await findNextChild(tx, parentPk, before)
  return keysBetween(before.order_key, next?.order_key ?? null, 1)[0] as string
}
