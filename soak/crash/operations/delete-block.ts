import { type OperationKind, readObject } from "../operation.ts"
import { pickBlock } from "../pick-page.ts"

/** One block into the trash. */
export const deleteBlock: OperationKind = (draw) => {
  const { page, block } = pickBlock(draw)
  if (!page || !block) return undefined
  return {
    name: "delete block",
    method: "DELETE",
    path: `/v1/blocks/${block.id}`,
    touches: page.id,
    apply: () => {
      page.blocks.splice(page.blocks.indexOf(block), 1)
      return undefined
    },
    settle: async ({ client }) => {
      const read = await readObject(client, `/v1/blocks/${block.id}`)
      return read.in_trash ? read : undefined
    },
  }
}
