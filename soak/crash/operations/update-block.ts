import { type OperationKind, readObject, richText, textOf } from "../operation.ts"
import { pickBlock } from "../pick-page.ts"

/** A new text in one block; the mark at its front stays. */
export const updateBlock: OperationKind = (draw) => {
  const { page, block } = pickBlock(draw)
  if (!page || !block) return undefined
  const text = `${block.text.split(" v")[0]} v${draw.job}`
  return {
    name: "update block",
    method: "PATCH",
    path: `/v1/blocks/${block.id}`,
    body: { paragraph: { rich_text: richText(text) } },
    touches: page.id,
    apply: () => {
      block.text = text
      return undefined
    },
    settle: async ({ client }) => {
      const read = await readObject(client, `/v1/blocks/${block.id}`)
      return textOf(read) === text ? read : undefined
    },
  }
}
