import { type OperationKind, readObject, richText } from "../operation.ts"
import { pickPage } from "../pick-page.ts"
import { titleOf } from "../title-of.ts"

/** A new title; the mark at its front stays. */
export const renamePage: OperationKind = (draw) => {
  const page = pickPage(draw, ({ isTrashed }) => !isTrashed)
  if (!page) return undefined
  const title = `${page.title.split(" v")[0]} v${draw.job}`
  return {
    name: "rename page",
    method: "PATCH",
    path: `/v1/pages/${page.id}`,
    body: { properties: { title: { title: richText(title) } } },
    touches: page.id,
    apply: () => {
      page.title = title
      return undefined
    },
    settle: async ({ client }) => {
      const read = await readObject(client, `/v1/pages/${page.id}`)
      return titleOf(read) === title ? read : undefined
    },
  }
}
