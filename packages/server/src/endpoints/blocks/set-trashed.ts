import type { WriteTx } from "@inkling/store"
import type { VisibleBlock } from "../../access/find-visible.ts"
import { setDatabaseTrashed } from "../../tree/trash-database.ts"
import { setPageTrashed } from "../../tree/trash-page.ts"
import { writeBlockPatch } from "../../tree/write-block-patch.ts"
import type { Call } from "../endpoint.ts"

/** Moves a block, page or database to trash or back. @throws workspacePageNotTrashable · workspacePageNotRestorable */
export async function setTrashed(
  tx: WriteTx,
  call: Call,
  target: VisibleBlock,
  isTrashed: boolean,
): Promise<VisibleBlock> {
  const actor = call.principal.integration.bot_id
  if (target.kind === "page") {
    return { kind: "page", page: await setPageTrashed(tx, target.page, isTrashed, actor) }
  }
  if (target.kind === "database") {
    return { kind: "database", database: await setDatabaseTrashed(tx, target.database, isTrashed, actor) }
  }
  return { kind: "block", block: await writeBlockPatch(tx, target.block, { isTrashed }, actor) }
}
