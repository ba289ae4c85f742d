import { restrictedResource } from "@inkling/contract"
import type { CommentRow } from "@inkling/store"
import type { Principal } from "../../auth/principal.ts"

/** An integration changes only what it wrote (403 is inferred). @throws restrictedResource */
export function requireOwnComment(principal: Principal, comment: CommentRow): void {
  if (comment.created_by !== principal.integration.bot_id) throw restrictedResource()
}
