import { mark } from "../mark.ts"
import { type OperationKind, paragraph, textOf } from "../operation.ts"
import { pickPage } from "../pick-page.ts"
import { readChildren } from "../read-children.ts"

/** Pages are kept short, so that reading them back stays quick. */
const maxBlocks = 80

/** Up to ten blocks at the end of a page: all of them or none. */
export const appendBlocks: OperationKind = (draw) => {
  const page = pickPage(draw, ({ isTrashed, blocks }) => !isTrashed && blocks.length < maxBlocks)
  if (!page) return undefined
  const count = draw.dice.int(1, 10)
  const texts = Array.from({ length: count }, (_, index) => mark(draw.job, index + 1, count))
  return {
    name: "append blocks",
    method: "PATCH",
    path: `/v1/blocks/${page.id}/children`,
    body: { children: texts.map(paragraph) },
    touches: page.id,
    apply: ({ results }) => {
      page.blocks.push(...texts.map((text, index) => ({ id: results[index].id as string, text })))
      return undefined
    },
    settle: async ({ client }) => {
      const results = (await readChildren(client, page.id)).filter((block) => texts.includes(textOf(block)))
      if (results.length > 0 && results.length < count)
        throw new Error(`page ${page.id} got ${results.length} of ${count} blocks`)
      return results.length === 0 ? undefined : { results }
    },
  }
}
