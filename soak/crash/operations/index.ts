import type { Draw, Operation, OperationKind } from "../operation.ts"
import { appendBlocks } from "./append-blocks.ts"
import { changeSchema } from "./change-schema.ts"
import { createComment } from "./create-comment.ts"
import { createPage } from "./create-page.ts"
import { createRow } from "./create-row.ts"
import { deleteBlock } from "./delete-block.ts"
import { movePage } from "./move-page.ts"
import { renamePage } from "./rename-page.ts"
import { trashPage } from "./trash-page.ts"
import { updateBlock } from "./update-block.ts"
import { updateRow } from "./update-row.ts"

/** Each kind as often as it stands here. */
const deck: readonly OperationKind[] = [
  createPage,
  createPage,
  createRow,
  createRow,
  createRow,
  updateRow,
  updateRow,
  updateRow,
  renamePage,
  appendBlocks,
  appendBlocks,
  appendBlocks,
  updateBlock,
  updateBlock,
  deleteBlock,
  trashPage,
  movePage,
  createComment,
  createComment,
  changeSchema,
]

/** The next write of a writer. */
export function drawOperation(draw: Draw): Operation {
  for (;;) {
    const operation = draw.dice.pick(deck)(draw)
    if (operation) return operation
  }
}
