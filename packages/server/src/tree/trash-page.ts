import { workspacePageNotRestorable, workspacePageNotTrashable } from "@inkling/contract"
import { type PageRow, setBlockTrashed, updatePage, type WriteTx } from "@inkling/store"

/**
 * Moves a page to trash or back. Its descendants are not marked: they are in trash because it is.
 * @throws workspacePageNotTrashable · workspacePageNotRestorable for a page at the top of the workspace
 */
export async function setPageTrashed(
  tx: WriteTx,
  page: PageRow,
  isTrashed: boolean,
  actor: string,
): Promise<PageRow> {
  if (page.is_trashed === isTrashed) return page
  if (page.parent_type === "workspace")
    throw isTrashed ? workspacePageNotTrashable() : workspacePageNotRestorable()
  const seq = tx.log({
    kind: isTrashed ? "page.deleted" : "page.undeleted",
    object_type: "page",
    object_id: page.id,
    object_pk: page.pk,
    data_source_pk: page.data_source_pk,
    details: null,
    touchesTree: true,
  })
  const patch = { is_trashed: isTrashed, edited_at: tx.now, edited_by: actor, row_seq: seq }
  await updatePage(tx, page.pk, patch)
  if (page.parent_type !== "data_source") await setBlockTrashed(tx, page.pk, isTrashed)
  return { ...page, ...patch }
}
