import { planUpdate, type UpdateSurroundings } from "@inkling/engine"
import { type BlockRow, findBlockByPk, hasChildren, type WriteTx } from "@inkling/store"
import { findVisibleBlock, type VisibleBlock } from "../../access/find-visible.ts"
import { requireReferences } from "../../access/require-references.ts"
import { contentContext } from "../../load/content-context.ts"
import { loadWireBlock } from "../../load/load-blocks.ts"
import { presentPartialBlock } from "../../present/present-block.ts"
import { requireEditable } from "../../tree/require-editable.ts"
import { toBlock } from "../../tree/to-block-row.ts"
import { writeBlockPatch } from "../../tree/write-block-patch.ts"
import { type Call, writeEndpoint } from "../endpoint.ts"
import { setTrashed } from "./set-trashed.ts"

/**
 * Replaces fields of a block's payload, or moves it to trash and back; of a page or database only the latter.
 * Source: developers.notion.com/reference/update-a-block
 */
export const updateBlock = writeEndpoint("updateBlock", "update_content", async (call, tx) => {
  const id = call.path["block_id"] as string
  const target = await findVisibleBlock(tx, call.principal, id)
  const changed: VisibleBlock =
    target.kind === "block"
      ? { kind: "block", block: await update(tx, call, target.block) }
      : await updateChild(tx, call, target)
  if (!call.principal.capabilities.has("read_content")) return presentPartialBlock(id)
  return loadWireBlock(tx, call, changed)
})

async function update(tx: WriteTx, call: Call, row: BlockRow): Promise<BlockRow> {
  const { body, principal, services } = call
  const context = await contentContext(tx, call)
  const around = await surroundings(tx, row)
  const patch = planUpdate(toBlock(row), body, around, context)
  // A block is restored on its own, whatever is above it; its content is edited only where it can be seen.
  if (patch.payload !== undefined) await requireEditable(tx, services, { pk: row.pk, is_trashed: false })
  await requireReferences(tx, principal, context.references)
  return writeBlockPatch(tx, row, patch, principal.integration.bot_id)
}

async function surroundings(tx: WriteTx, row: BlockRow): Promise<UpdateSurroundings> {
  const parent = row.parent_pk === row.page_pk ? undefined : await findBlockByPk(tx, row.parent_pk)
  return {
    parentType: parent?.type ?? "page",
    parentPayload: parent?.payload ?? {},
    hasChildren: (await hasChildren(tx, [row.pk])).has(row.pk),
  }
}

/** A page's or database's block has nothing to update but its place in trash. */
async function updateChild(tx: WriteTx, call: Call, target: VisibleBlock): Promise<VisibleBlock> {
  const type = target.kind === "page" ? "child_page" : "child_database"
  planUpdate(
    { type, payload: {}, isTrashed: false },
    call.body,
    noSurroundings,
    await contentContext(tx, call),
  )
  const inTrash = call.body["in_trash"] as boolean | undefined
  return inTrash === undefined ? target : setTrashed(tx, call, target, inTrash)
}

const noSurroundings: UpdateSurroundings = { parentType: "page", parentPayload: {}, hasChildren: false }
