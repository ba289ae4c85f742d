import { loadWireComments } from "../../load/load-comments.ts"
import type { Wire } from "../../present/context.ts"
import { readEndpoint } from "../endpoint.ts"
import { findVisibleComment } from "./find-comment.ts"

/** One comment. Source: developers.notion.com/reference/retrieve-comment */
export const getComment = readEndpoint("getComment", "read_comments", async (call, tx) => {
  const { comment, place } = await findVisibleComment(tx, call.principal, call.path["comment_id"] as string)
  return (await loadWireComments(tx, call, place, [comment]))[0] as Wire
})
