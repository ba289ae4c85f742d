import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { DiscussionRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Served by the primary key. */
export const findDiscussion: (tx: Snapshot, id: string) => Promise<DiscussionRow | undefined> = first(
  scoped(({ db, ws }, id: string) =>
    db.selectFrom("discussion").selectAll().where("ws", "=", ws).where("id", "=", id),
  ),
)

/** The oldest unresolved discussion of a page itself. Served by discussion_page. */
export const findOpenPageDiscussion: (tx: Snapshot, pagePk: number) => Promise<DiscussionRow | undefined> =
  first(
    scoped(({ db, ws }, pagePk: number) =>
      db
        .selectFrom("discussion")
        .selectAll()
        .where("ws", "=", ws)
        .where("page_pk", "=", pagePk)
        .where("block_pk", "is", null)
        .where("is_resolved", "=", false)
        .orderBy("created_at")
        .orderBy("id")
        .limit(1),
    ),
  )

export function insertDiscussion(tx: WriteTx, discussion: DiscussionRow): Promise<void> {
  return insertRows(tx, "discussion", [discussion])
}

export async function updateDiscussion(
  tx: WriteTx,
  id: string,
  patch: Partial<Pick<DiscussionRow, "is_resolved">>,
): Promise<void> {
  await tx.db.updateTable("discussion").set(patch).where("ws", "=", tx.ws).where("id", "=", id).execute()
}

/** Removes a discussion that has no comments left. Served by comment_discussion. */
export async function removeDiscussionIfEmpty(tx: WriteTx, id: string): Promise<void> {
  await tx.db
    .deleteFrom("discussion")
    .where("ws", "=", tx.ws)
    .where("id", "=", id)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("comment")
            .select("comment.pk")
            .where("comment.ws", "=", tx.ws)
            .where("comment.discussion_id", "=", id),
        ),
      ),
    )
    .execute()
}
