import type { OutlineRow } from "./outline.ts"
import type { Snapshot } from "./store.ts"

/** A page or database that was moved to trash itself, not with what it is in. */
export type TrashedRow = OutlineRow & { edited_at: number }

/**
 * What was moved to trash, newest first, at most `limit` of each kind. Pages are walked along page_search until
 * enough are found, so that a trash that is nearly empty costs one pass over the index.
 */
export async function listTrashed(tx: Snapshot, limit: number): Promise<TrashedRow[]> {
  const pages = await tx.db
    .selectFrom("page")
    .select(["pk", "id", "acl", "icon", "title", "edited_at"])
    .where("ws", "=", tx.ws)
    .where("is_trashed", "=", true)
    .orderBy("edited_at", "desc")
    .orderBy("pk", "desc")
    .limit(limit)
    .execute()
  const databases = await tx.db
    .selectFrom("database")
    .select(["pk", "id", "acl", "icon", "title", "edited_at"])
    .where("ws", "=", tx.ws)
    .where("is_trashed", "=", true)
    .orderBy("edited_at", "desc")
    .orderBy("pk", "desc")
    .limit(limit)
    .execute()
  const rows = [
    ...pages.map((row) => ({ kind: "page" as const, ...row })),
    ...databases.map((row) => ({ kind: "database" as const, ...row })),
  ]
  return rows.sort((a, b) => b.edited_at - a.edited_at || b.pk - a.pk)
}
