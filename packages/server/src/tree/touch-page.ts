import { findPageByPk, updatePage, type WriteTx } from "@inkling/store"

/** A block, or the page or database it lists, as the change log names it. */
export interface TouchedBlock {
  id: string
  type: "block" | "page" | "database"
}

/**
 * Moves a page's edited time and author after a change to its content, and says so in the change log. Source:
 * reference blocks §7: content edits bump the page.
 * @param blocks what the change was about
 */
export async function touchPage(
  tx: WriteTx,
  pagePk: number,
  actor: string,
  blocks: readonly TouchedBlock[],
): Promise<void> {
  const page = await findPageByPk(tx, pagePk)
  if (!page) return
  const seq = tx.log({
    kind: "page.content_updated",
    object_type: "page",
    object_id: page.id,
    object_pk: page.pk,
    data_source_pk: page.data_source_pk,
    details: { blocks },
  })
  await updatePage(tx, page.pk, { edited_at: tx.now, edited_by: actor, row_seq: seq })
}
