import { mark } from "../mark.ts"
import { type OperationKind, richText } from "../operation.ts"
import { pickPage } from "../pick-page.ts"

/** A comment in a discussion of its own on a page. */
export const createComment: OperationKind = (draw) => {
  const page = pickPage(draw, ({ isTrashed, comments }) => !isTrashed && comments.length < 20)
  if (!page) return undefined
  const text = mark(draw.job, 1, 1)
  return {
    name: "create comment",
    method: "POST",
    path: "/v1/comments",
    body: { parent: { page_id: page.id }, rich_text: richText(text) },
    touches: page.id,
    apply: () => {
      page.comments.push(text)
      return undefined
    },
    settle: async ({ findMarked }) => ((await findMarked("comment", text)) === undefined ? undefined : {}),
  }
}
