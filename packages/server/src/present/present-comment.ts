import { toWireTime } from "@inkling/engine"
import type { CommentRow } from "@inkling/store"
import type { PresentContext, Wire } from "./context.ts"
import { presentRichText } from "./present-rich-text.ts"
import { presentPartialUser } from "./present-user.ts"

/** A comment in recorded key order; `attachments` is left out when there are none. Source: reference comments §3. */
export function presentComment(comment: CommentRow, parent: Wire, context: PresentContext): Wire {
  return {
    object: "comment",
    id: comment.id,
    parent,
    discussion_id: comment.discussion_id,
    created_time: toWireTime(comment.created_at),
    last_edited_time: toWireTime(comment.edited_at),
    created_by: presentPartialUser(comment.created_by),
    rich_text: presentRichText(comment.rich_text, context),
    ...(comment.attachments.length > 0 && {
      attachments: comment.attachments.map(({ category, key }) => ({ category, file: context.file(key) })),
    }),
    display_name: comment.display_name ?? { type: "integration", resolved_name: null },
  }
}
