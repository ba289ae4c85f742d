import { type OperationKind, readObject } from "../operation.ts"
import { pickPage } from "../pick-page.ts"

/** A page or row into the trash, or back out of it. */
export const trashPage: OperationKind = (draw) => {
  const page = pickPage(draw, () => true)
  if (!page) return undefined
  const isTrashed = !page.isTrashed
  return {
    name: isTrashed ? "trash page" : "restore page",
    method: "PATCH",
    path: `/v1/pages/${page.id}`,
    body: { in_trash: isTrashed },
    touches: page.id,
    apply: () => {
      page.isTrashed = isTrashed
      return undefined
    },
    settle: async ({ client }) => {
      const read = await readObject(client, `/v1/pages/${page.id}`)
      return read.in_trash === isTrashed ? read : undefined
    },
  }
}
