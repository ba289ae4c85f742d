import type { CommentRow, Snapshot } from "@inkling/store"
import type { CommentPlace } from "../endpoints/comments/comment-place.ts"
import type { Call } from "../endpoints/endpoint.ts"
import type { Wire } from "../present/context.ts"
import { presentComment } from "../present/present-comment.ts"
import { collectRichText, newMentioned } from "./mentions.ts"
import { loadPresentContext } from "./present-context.ts"

/** The wire form of comments on one place, in the order given. */
export async function loadWireComments(
  tx: Snapshot,
  call: Call,
  place: CommentPlace,
  comments: readonly CommentRow[],
): Promise<Wire[]> {
  const mentioned = newMentioned()
  for (const comment of comments) collectRichText(comment.rich_text, mentioned)
  const context = await loadPresentContext(tx, call, mentioned)
  return comments.map((comment) => presentComment(comment, place.parent, context))
}
