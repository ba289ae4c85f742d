import {
  findDatabaseByPk,
  findPageByPk,
  listChildren,
  type PageRow,
  setBlocksTrashed,
  type WriteTx,
} from "@inkling/store"
import type { TouchedBlock } from "./touch-page.ts"
import { touchedBlocks } from "./touched-blocks.ts"
import { setDatabaseTrashed } from "./trash-database.ts"
import { setPageTrashed } from "./trash-page.ts"

/** Children read at a time. */
const chunk = 500

/**
 * Puts everything on a page in trash, child pages and databases too. Source:
 * developers.notion.com/reference/patch-page (erase_content)
 */
export async function eraseContent(tx: WriteTx, page: PageRow, actor: string): Promise<void> {
  const touched: TouchedBlock[] = []
  for (;;) {
    const children = await listChildren(tx, page.pk, { limit: chunk })
    if (children.length === 0) break
    touched.push(...touchedBlocks(children))
    for (const child of children) {
      const childPage = child.type === "child_page" ? await findPageByPk(tx, child.pk) : undefined
      if (childPage) await setPageTrashed(tx, childPage, true, actor)
      const childDatabase = child.type === "child_database" ? await findDatabaseByPk(tx, child.pk) : undefined
      if (childDatabase) await setDatabaseTrashed(tx, childDatabase, true, actor)
    }
    await setBlocksTrashed(
      tx,
      children.map(({ pk }) => pk),
      true,
    )
  }
  tx.log({
    kind: "page.content_updated",
    object_type: "page",
    object_id: page.id,
    object_pk: page.pk,
    data_source_pk: page.data_source_pk,
    details: { erased: true, blocks: touched },
    touchesTree: true,
  })
}
