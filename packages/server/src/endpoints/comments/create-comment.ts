import { discussionNotFound, validationError } from "@inkling/contract"
import type { WriteTx } from "@inkling/store"
import { findDiscussion, findOpenPageDiscussion, insertComments, insertDiscussion } from "@inkling/store"
import { requireBlockRoom } from "../../access/require-block-room.ts"
import { requireReferences } from "../../access/require-references.ts"
import { contentContext } from "../../load/content-context.ts"
import { loadWireComments } from "../../load/load-comments.ts"
import type { Wire } from "../../present/context.ts"
import { type Call, writeEndpoint } from "../endpoint.ts"
import { attachToComment } from "./attach-to-comment.ts"
import { type CommentPlace, placeOf, placeOfDiscussion } from "./comment-place.ts"
import { commentText } from "./comment-text.ts"
import { displayName } from "./display-name.ts"

/**
 * Comments on a page, a block or in a discussion. Comments on a page join its open discussion (recorded); one on a
 * block opens a discussion of its own (inferred). Source: developers.notion.com/reference/create-a-comment
 */
export const createComment = writeEndpoint("createComment", "insert_comments", async (call, tx) => {
  const { place, discussionId } = await target(tx, call)
  const context = await contentContext(tx, call)
  const text = await commentText(tx, call.body, context)
  await requireReferences(tx, call.principal, context.references)
  const attachments = await attachToComment(tx, call)
  if (attachments.length > 0) await requireBlockRoom(tx, call)
  const pk = tx.allocatePks(1)
  const comment = {
    ws: tx.ws,
    pk,
    id: call.services.ids.uuid("comment"),
    discussion_id: discussionId,
    page_pk: place.page.pk,
    block_pk: place.blockPk,
    rich_text: text,
    attachments,
    display_name: displayName(call.body["display_name"], call.principal.integration.name),
    created_at: tx.now,
    created_by: call.principal.integration.bot_id,
    edited_at: tx.now,
  }
  await insertComments(tx, [comment])
  tx.log({
    kind: "comment.created",
    object_type: "comment",
    object_id: comment.id,
    object_pk: pk,
    data_source_pk: null,
    details: { page_pk: place.page.pk, block_pk: place.blockPk },
  })
  if (!call.principal.capabilities.has("read_comments")) return { object: "comment", id: comment.id }
  return (await loadWireComments(tx, call, place, [comment]))[0] as Wire
})

async function target(tx: WriteTx, call: Call): Promise<{ place: CommentPlace; discussionId: string }> {
  const given = call.body["discussion_id"] as string | undefined
  const parent = call.body["parent"] as { page_id?: string; block_id?: string } | undefined
  if ((given === undefined) === (parent === undefined))
    throw validationError("Exactly one of `parent` and `discussion_id` must be given.")
  if (given !== undefined) {
    const discussion = await findDiscussion(tx, given)
    const place = discussion && (await placeOfDiscussion(tx, call.principal, discussion))
    if (!discussion || !place) throw discussionNotFound(given)
    return { place, discussionId: discussion.id }
  }
  const place = await placeOf(tx, call.principal, (parent?.page_id ?? parent?.block_id) as string)
  const open = place.blockPk === null ? await findOpenPageDiscussion(tx, place.page.pk) : undefined
  if (open) return { place, discussionId: open.id }
  const id = call.services.ids.uuid("discussion")
  await insertDiscussion(tx, {
    ws: tx.ws,
    id,
    page_pk: place.page.pk,
    block_pk: place.blockPk,
    is_resolved: false,
    created_at: tx.now,
  })
  return { place, discussionId: id }
}
