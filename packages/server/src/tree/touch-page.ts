import { findPageByPk, updatePage, type WriteTx } from "@inkling/store"

/**
 * Moves a page's edited time and author after a change to its content, and says so in the change log. Source:
 * reference blocks §7: content edits bump the page.
 */
export async function touchPage(tx: WriteTx, pagePk: number, actor: string): Promise<void> {
  const page = await findPageByPk(tx, pagePk)
  if (!page) return
  const seq = tx.log({
    kind: "page.content_updated",
    object_type: "page",
    object_id: page.id,
    object_pk: page.pk,
    data_source_pk: page.data_source_pk,
    details: null,
  })
  await updatePage(tx, page.pk, { edited_at: tx.now, edited_by: actor, row_seq: seq })
}
