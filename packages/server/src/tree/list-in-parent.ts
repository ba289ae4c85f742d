import { insertBlocks, type WriteTx } from "@inkling/store"
import { type Position, placeKeys } from "./place-keys.ts"

/**
 * Lists a new page or database among its parent's children: a block with the same pk and id that carries its place.
 */
export async function listInParent(
  tx: WriteTx,
  child: { pk: number; id: string; type: "child_page" | "child_database" },
  parent: { pk: number; pagePk: number },
  actor: string,
  position?: Position,
): Promise<void> {
  const [orderKey] = await placeKeys(tx, parent.pk, position, 1)
  await insertBlocks(tx, [
    {
      ws: tx.ws,
      pk: child.pk,
      id: child.id,
      parent_pk: parent.pk,
      page_pk: parent.pagePk,
      order_key: orderKey as string,
      type: child.type,
      payload: {},
      is_trashed: false,
      created_at: tx.now,
      created_by: actor,
      edited_at: tx.now,
      edited_by: actor,
    },
  ])
}
