import { objectNotFound } from "@inkling/contract"
import { type CommentRow, findComment, type Snapshot } from "@inkling/store"
import { notFoundBot } from "../../access/not-found-bot.ts"
import type { Principal } from "../../auth/principal.ts"
import { type CommentPlace, placeOfDiscussion } from "./comment-place.ts"

/** A comment and its place, as the caller may see them. @throws objectNotFound */
export async function findVisibleComment(
  tx: Snapshot,
  principal: Principal,
  id: string,
): Promise<{ comment: CommentRow; place: CommentPlace }> {
  const comment = await findComment(tx, id)
  const place = comment && (await placeOfDiscussion(tx, principal, comment))
  if (!comment || !place) throw objectNotFound("comment", id, notFoundBot(principal))
  return { comment, place }
}
