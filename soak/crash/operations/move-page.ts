import { type OperationKind, readObject } from "../operation.ts"
import { pickPage } from "../pick-page.ts"

/** A page from one folder into another. */
export const movePage: OperationKind = (draw) => {
  const page = pickPage(draw, ({ isTrashed, values }) => !isTrashed && values === undefined)
  if (!page) return undefined
  const others = draw.writer.folders.filter((id) => !("page_id" in page.parent) || page.parent.page_id !== id)
  const parent = { page_id: draw.dice.pick(others) }
  return {
    name: "move page",
    method: "POST",
    path: `/v1/pages/${page.id}/move`,
    body: { parent: { type: "page_id", ...parent } },
    touches: page.id,
    apply: () => {
      page.parent = parent
      return undefined
    },
    settle: async ({ client }) => {
      const read = await readObject(client, `/v1/pages/${page.id}`)
      return read.parent.page_id === parent.page_id ? read : undefined
    },
  }
}
