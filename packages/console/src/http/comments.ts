import type { CommentObjectResponse } from "@notionhq/client"
import { call } from "./call.ts"
import type { Listed } from "./notion.ts"

export type Comment = CommentObjectResponse

/** A page or a block that is commented on. */
export type CommentParent = { page_id: string } | { block_id: string }

const richText = (text: string) => [{ type: "text", text: { content: text } }]

/** Comments of one answer; longer threads are read answer after answer. */
const pageSize = 100

/** Comments as Notion's API has them. */
export const comments = {
  list: async (id: string, signal?: AbortSignal): Promise<Comment[]> => {
    const found: Comment[] = []
    let cursor: string | null = null
    do {
      const after: string = cursor === null ? "" : `&start_cursor=${cursor}`
      const path = `/v1/comments?block_id=${id}&page_size=${pageSize}${after}`
      const answer: Listed<Comment> = await call<Listed<Comment>>("GET", path, { signal })
      found.push(...answer.results)
      cursor = answer.has_more ? answer.next_cursor : null
    } while (cursor !== null)
    return found
  },
  create: (parent: CommentParent, text: string) =>
    call<Comment>("POST", "/v1/comments", { body: { parent, rich_text: richText(text) } }),
  reply: (discussionId: string, text: string) =>
    call<Comment>("POST", "/v1/comments", {
      body: { discussion_id: discussionId, rich_text: richText(text) },
    }),
  update: (id: string, text: string) =>
    call<Comment>("PATCH", `/v1/comments/${id}`, { body: { rich_text: richText(text) } }),
  remove: (id: string) => call<unknown>("DELETE", `/v1/comments/${id}`),
}
