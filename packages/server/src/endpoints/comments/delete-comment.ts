import { removeComment, removeDiscussionIfEmpty } from "@inkling/store"
import { loadWireComments } from "../../load/load-comments.ts"
import type { Wire } from "../../present/context.ts"
import { writeEndpoint } from "../endpoint.ts"
import { findVisibleComment } from "./find-comment.ts"
import { requireOwnComment } from "./own-comment.ts"

/**
 * Removes one's own comment and returns it as it was; the last one takes its discussion with it.
 * Source: developers.notion.com/reference/delete-a-comment, one recording.
 */
export const deleteComment = writeEndpoint("deleteComment", "insert_comments", async (call, tx) => {
  const { comment, place } = await findVisibleComment(tx, call.principal, call.path["comment_id"] as string)
  requireOwnComment(call.principal, comment)
  const [wire] = await loadWireComments(tx, call, place, [comment])
  await removeComment(tx, comment.pk)
  await removeDiscussionIfEmpty(tx, comment.discussion_id)
  tx.log({
    kind: "comment.deleted",
    object_type: "comment",
    object_id: comment.id,
    object_pk: comment.pk,
    data_source_pk: null,
    details: { page_pk: comment.page_pk, block_pk: comment.block_pk },
  })
  return wire as Wire
})
