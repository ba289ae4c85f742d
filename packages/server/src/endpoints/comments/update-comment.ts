import { updateComment as updateRow } from "@inkling/store"
import { requireReferences } from "../../access/require-references.ts"
import { contentContext } from "../../load/content-context.ts"
import { loadWireComments } from "../../load/load-comments.ts"
import type { Wire } from "../../present/context.ts"
import { writeEndpoint } from "../endpoint.ts"
import { commentText } from "./comment-text.ts"
import { findVisibleComment } from "./find-comment.ts"
import { requireOwnComment } from "./own-comment.ts"

/** Replaces the text of one's own comment. Source: developers.notion.com/reference/update-a-comment */
export const updateComment = writeEndpoint("updateComment", "insert_comments", async (call, tx) => {
  const { comment, place } = await findVisibleComment(tx, call.principal, call.path["comment_id"] as string)
  requireOwnComment(call.principal, comment)
  const context = await contentContext(tx, call)
  const text = await commentText(tx, call.body, context)
  await requireReferences(tx, call.principal, context.references)
  const changed = { ...comment, rich_text: text, edited_at: tx.now }
  await updateRow(tx, comment.pk, { rich_text: changed.rich_text, edited_at: changed.edited_at })
  tx.log({
    kind: "comment.updated",
    object_type: "comment",
    object_id: comment.id,
    object_pk: comment.pk,
    data_source_pk: null,
    details: { page_pk: comment.page_pk, block_pk: comment.block_pk },
  })
  return (await loadWireComments(tx, call, place, [changed]))[0] as Wire
})
