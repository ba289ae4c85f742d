import { validationError } from "@inkling/contract"
import { type FileRequest, parseFileRef, parseRichText } from "@inkling/engine"
import {
  type CommentAttachment,
  findComment,
  findDiscussion,
  insertComments,
  insertDiscussion,
} from "@inkling/store"
import { findListParent, idTaken } from "./find-parent.ts"
import {
  type Importing,
  type ImportStatus,
  moment,
  readContent,
  userId,
  type WireObject,
} from "./importing.ts"

/** A comment, and its discussion when this is the first of it. @throws validationError · conflictError */
export async function importComment(importing: Importing, wire: WireObject): Promise<ImportStatus> {
  const { tx } = importing
  const there = await findComment(tx, wire.id)
  const discussionId = String(wire["discussion_id"])
  if (there && there.discussion_id !== discussionId) throw idTaken(wire.id, "a comment of another discussion")
  if (there) return "there"
  const parent = await findListParent(tx, wire["parent"] as Record<string, unknown>)
  if (!parent.page) throw validationError("A comment is on a page or block.")
  const block_pk = parent.kind === "block" ? parent.pk : null
  const content = readContent(importing, (context) => ({
    rich_text: parseRichText(wire["rich_text"], context),
    attachments: ((wire["attachments"] ?? []) as Attachment[]).map(({ category, file }) => {
      const ref = parseFileRef({ file }, context)
      return { category, key: ref?.type === "hosted" ? ref.hosted.key : "" }
    }),
  }))
  const created_at = moment(wire["created_time"])
  const discussion = await findDiscussion(tx, discussionId)
  if (discussion && (discussion.page_pk !== parent.page.pk || discussion.block_pk !== block_pk))
    throw idTaken(discussionId, "a discussion in another place")
  if (!discussion)
    await insertDiscussion(tx, {
      ws: tx.ws,
      id: discussionId,
      page_pk: parent.page.pk,
      block_pk,
      is_resolved: false,
      created_at,
    })
  const pk = tx.allocatePks(1)
  await insertComments(tx, [
    {
      ws: tx.ws,
      pk,
      id: wire.id,
      discussion_id: discussionId,
      page_pk: parent.page.pk,
      block_pk,
      ...content,
      display_name: (wire["display_name"] as object | undefined) ?? null,
      created_at,
      created_by: userId(wire["created_by"]),
      edited_at: moment(wire["last_edited_time"]),
    },
  ])
  tx.log({
    kind: "comment.created",
    object_type: "comment",
    object_id: wire.id,
    object_pk: pk,
    data_source_pk: null,
    details: { page_pk: parent.page.pk, block_pk },
  })
  return "created"
}

interface Attachment {
  category: CommentAttachment["category"]
  file: NonNullable<FileRequest["file"]>
}
