import { insertRows } from "./insert-rows.ts"
import type { PageVersionRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** A version without what the page was like. */
export type PageVersionHead = Omit<PageVersionRow, "state">

export interface PageVersionListOptions {
  /** Last version of the page of answers before. */
  after?: { createdAt: number; pk: number }
  limit: number
}

/** A page's versions, newest first. Served by page_version_page. */
export function listPageVersions(
  tx: Snapshot,
  pagePk: number,
  { after, limit }: PageVersionListOptions,
): Promise<PageVersionHead[]> {
  let query = tx.db
    .selectFrom("page_version")
    .select(["ws", "pk", "id", "page_pk", "created_at", "replaced_by"])
    .where("ws", "=", tx.ws)
    .where("page_pk", "=", pagePk)
    .orderBy("created_at", "desc")
    .orderBy("pk", "desc")
    .limit(limit)
  if (after)
    query = query.where((eb) => eb(eb.refTuple("created_at", "pk"), "<", eb.tuple(after.createdAt, after.pk)))
  return query.execute()
}

/** Only of this page. Served by page_version_id_key. */
export function findPageVersion(
  tx: Snapshot,
  pagePk: number,
  id: string,
): Promise<PageVersionRow | undefined> {
  return tx.db
    .selectFrom("page_version")
    .selectAll()
    .where("ws", "=", tx.ws)
    .where("id", "=", id)
    .where("page_pk", "=", pagePk)
    .executeTakeFirst()
}

/** Whether this person's writes since a moment have a version already. Served by page_version_page. */
export async function hasVersionSince(
  tx: Snapshot,
  pagePk: number,
  person: string,
  since: number,
): Promise<boolean> {
  const row = await tx.db
    .selectFrom("page_version")
    .select("pk")
    .where("ws", "=", tx.ws)
    .where("page_pk", "=", pagePk)
    .where("created_at", ">", since)
    .where("replaced_by", "=", person)
    .executeTakeFirst()
  return row !== undefined
}

/** Writes a version, and removes the oldest beyond `keep`. */
export async function insertPageVersion(tx: WriteTx, row: PageVersionRow, keep: number): Promise<void> {
  await insertRows(tx, "page_version", [row])
  const kept = await listPageVersions(tx, row.page_pk, { limit: keep + 1 })
  const oldest = kept[keep]
  if (!oldest) return
  await tx.db
    .deleteFrom("page_version")
    .where("ws", "=", tx.ws)
    .where("page_pk", "=", row.page_pk)
    .where((eb) => eb(eb.refTuple("created_at", "pk"), "<=", eb.tuple(oldest.created_at, oldest.pk)))
    .execute()
}
