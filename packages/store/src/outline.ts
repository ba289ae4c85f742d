import type { Icon, RichText } from "@inkling/engine"
import { List, within } from "./dialects/list.ts"
import type { Snapshot } from "./store.ts"

/** A page or database as a tree shows it. */
export type OutlineRow = { pk: number; id: string; acl: number; icon: Icon | null } & (
  | { kind: "page"; title: string }
  | { kind: "database"; title: RichText }
)

interface Place {
  pk: number
  kind: "page" | "database"
}

const containers = { child_page: "page", child_database: "database" } as const

/** Pages and databases that lie at workspace level, oldest first, without those in trash. Served by page_parent. */
export async function listOutlineRoots(tx: Snapshot): Promise<OutlineRow[]> {
  const select = (kind: "page" | "database") =>
    tx.db
      .selectFrom(kind)
      .select("pk")
      .where("ws", "=", tx.ws)
      .where("parent_pk", "is", null)
      .where("is_trashed", "=", false)
      .orderBy("pk")
      .execute()
  const pages = (await select("page")).map(({ pk }): Place => ({ pk, kind: "page" }))
  const databases = (await select("database")).map(({ pk }): Place => ({ pk, kind: "database" }))
  return rowsAt(tx, [...pages, ...databases])
}

/** Pages and databases that stand on a page, also inside its blocks, in their order. Served by block_page. */
export async function listOutlineUnder(tx: Snapshot, pagePk: number): Promise<OutlineRow[]> {
  const blocks = await tx.db
    .selectFrom("block")
    .select(["pk", "type"])
    .where("ws", "=", tx.ws)
    .where("page_pk", "=", pagePk)
    .where("type", "in", ["child_page", "child_database"])
    .where("is_trashed", "=", false)
    .orderBy("parent_pk")
    .orderBy("order_key")
    .orderBy("pk")
    .execute()
  const places = blocks.map(
    ({ pk, type }): Place => ({ pk, kind: containers[type as keyof typeof containers] }),
  )
  return rowsAt(tx, places)
}

/** Those of the pages that hold a page or database themselves. Served by block_page. */
export async function pagesWithChildren(tx: Snapshot, pks: readonly number[]): Promise<Set<number>> {
  const rows = await tx.db
    .selectFrom("block")
    .select("page_pk")
    .distinct()
    .where("ws", "=", tx.ws)
    .where((eb) => within(tx.dialect, eb.ref("page_pk"), new List(pks), "bigint"))
    .where("type", "in", ["child_page", "child_database"])
    .where("is_trashed", "=", false)
    .execute()
  return new Set(rows.map((row) => row.page_pk))
}

/** The pages and databases with these pks, as a tree shows them, in this order; those in trash are left out. */
export async function listOutlineAt(tx: Snapshot, pks: readonly number[]): Promise<OutlineRow[]> {
  return rowsAt(
    tx,
    pks.flatMap((pk): Place[] => [
      { pk, kind: "page" },
      { pk, kind: "database" },
    ]),
  )
}

/** Pages and databases by these ids, as a tree shows them. Served by the unique ids. */
export async function listOutlineOf(tx: Snapshot, ids: readonly string[]): Promise<OutlineRow[]> {
  const select = (kind: "page" | "database") =>
    tx.db
      .selectFrom(kind)
      .select("pk")
      .where("ws", "=", tx.ws)
      .where((eb) => within(tx.dialect, eb.ref("id"), new List(ids), "text"))
      .execute()
  const pages = (await select("page")).map(({ pk }): Place => ({ pk, kind: "page" }))
  const databases = (await select("database")).map(({ pk }): Place => ({ pk, kind: "database" }))
  return rowsAt(tx, [...pages, ...databases])
}

async function rowsAt(tx: Snapshot, places: readonly Place[]): Promise<OutlineRow[]> {
  const pksOf = (kind: Place["kind"]) =>
    new List(places.filter((one) => one.kind === kind).map((one) => one.pk))
  const pages = await tx.db
    .selectFrom("page")
    .select(["pk", "id", "acl", "icon", "title"])
    .where("ws", "=", tx.ws)
    .where((eb) => within(tx.dialect, eb.ref("pk"), pksOf("page"), "bigint"))
    .where("is_trashed", "=", false)
    .execute()
  const databases = await tx.db
    .selectFrom("database")
    .select(["pk", "id", "acl", "icon", "title"])
    .where("ws", "=", tx.ws)
    .where((eb) => within(tx.dialect, eb.ref("pk"), pksOf("database"), "bigint"))
    .where("is_trashed", "=", false)
    .execute()
  const byPk = {
    page: new Map(pages.map((row) => [row.pk, { kind: "page" as const, ...row }])),
    database: new Map(databases.map((row) => [row.pk, { kind: "database" as const, ...row }])),
  }
  return places.flatMap(({ pk, kind }): OutlineRow[] => {
    const row = byPk[kind].get(pk)
    return row ? [row] : []
  })
}
