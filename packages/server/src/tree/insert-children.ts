import { type AppendParent, type Block, type ContentContext, planAppend } from "@inkling/engine"
import { insertBlocks, type WriteTx } from "@inkling/store"
import { requireBlockRoom } from "../access/require-block-room.ts"
import { requireReferences } from "../access/require-references.ts"
import type { Call } from "../endpoints/endpoint.ts"
import { toBlockRow } from "./to-block-row.ts"

/** Plans, checks and writes new blocks between two order keys; returns them depth-first. */
export async function insertChildren(
  tx: WriteTx,
  call: Call,
  parent: AppendParent,
  children: readonly unknown[],
  between: { after: string | null; before: string | null },
  context: ContentContext,
): Promise<Block[]> {
  const source = {
    ids: call.services.ids,
    now: tx.now,
    actor: call.principal.integration.bot_id,
    allocatePks: (count: number) => tx.allocatePks(count),
  }
  const blocks = planAppend({ parent, children, ...between }, source, context)
  await requireReferences(tx, call.principal, context.references)
  await requireBlockRoom(tx, call)
  await insertBlocks(
    tx,
    blocks.map((block) => toBlockRow(tx.ws, block)),
  )
  return blocks
}
