import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { CommentRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Served by comment_id_key. */
export const findComment: (tx: Snapshot, id: string) => Promise<CommentRow | undefined> = first(
  scoped(({ db, ws }, id: string) =>
    db.selectFrom("comment").selectAll().where("ws", "=", ws).where("id", "=", id),
  ),
)

export interface CommentListOptions {
  pagePk: number
  /** Null: comments on the page itself. */
  blockPk: number | null
  after?: { createdAt: number; pk: number }
  limit: number
}

/** Comments of unresolved discussions, oldest first. Served by comment_block, or comment_page for a page's own. */
export function listComments(
  tx: Snapshot,
  { pagePk, blockPk, after, limit }: CommentListOptions,
): Promise<CommentRow[]> {
  let query = tx.db
    .selectFrom("comment")
    .innerJoin("discussion", (join) =>
      join.onRef("discussion.ws", "=", "comment.ws").onRef("discussion.id", "=", "comment.discussion_id"),
    )
    .selectAll("comment")
    .where("comment.ws", "=", tx.ws)
    .where("comment.page_pk", "=", pagePk)
    .where("comment.block_pk", blockPk === null ? "is" : "=", blockPk)
    .where("discussion.is_resolved", "=", false)
    .orderBy("comment.created_at")
    .orderBy("comment.pk")
    .limit(limit)
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple("comment.created_at", "comment.pk"), ">", eb.tuple(after.createdAt, after.pk)),
    )
  return query.execute()
}

export function insertComments(tx: WriteTx, comments: readonly CommentRow[]): Promise<void> {
  return insertRows(tx, "comment", comments)
}

export async function updateComment(
  tx: WriteTx,
  pk: number,
  patch: Partial<Pick<CommentRow, "rich_text" | "attachments" | "edited_at">>,
): Promise<void> {
  await tx.db.updateTable("comment").set(patch).where("ws", "=", tx.ws).where("pk", "=", pk).execute()
}

export async function removeComment(tx: WriteTx, pk: number): Promise<void> {
  await tx.db.deleteFrom("comment").where("ws", "=", tx.ws).where("pk", "=", pk).execute()
}
