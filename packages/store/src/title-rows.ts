import { List, within } from "./dialects/list.ts"
import { scoped } from "./prepared.ts"
import type { PageRow } from "./schema.ts"
import type { Snapshot } from "./store.ts"

const columns = ["pk", "title", "acl", "edited_at", "is_trashed", "is_template"] as const

/** What search looks at in a page. */
export type TitleRow = Pick<PageRow, (typeof columns)[number]>

/** Rows per step: a few milliseconds of reading. */
const chunkSize = 1_000

const selectChunk = scoped(({ db, ws }, editedAt: number, pk: number) =>
  db
    .selectFrom("page")
    .select(columns)
    .where("ws", "=", ws)
    .where((eb) => eb(eb.refTuple("edited_at", "pk"), ">", eb.tuple(editedAt, pk)))
    .orderBy("edited_at")
    .orderBy("pk")
    .limit(chunkSize),
)

/** All pages in chunks, oldest edited first. Served by page_search. */
export async function* iterateTitles(tx: Snapshot): AsyncGenerator<TitleRow[], void, undefined> {
  let [editedAt, pk] = [Number.MIN_SAFE_INTEGER, 0]
  for (;;) {
    const rows = await selectChunk(tx, editedAt, pk)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < chunkSize) return
    editedAt = last.edited_at
    pk = last.pk
  }
}

const selectByPks = scoped(({ db, ws, dialect }, pks: List) =>
  db
    .selectFrom("page")
    .select(columns)
    .where("ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("pk"), pks, "bigint"))
    .orderBy("edited_at")
    .orderBy("pk"),
)

/** The same of these pages; each chunk oldest edited first. Served by the primary key. */
export async function* iterateTitlesByPks(
  tx: Snapshot,
  pks: readonly number[],
): AsyncGenerator<TitleRow[], void, undefined> {
  for (let at = 0; at < pks.length; at += chunkSize)
    yield await selectByPks(tx, new List(pks.slice(at, at + chunkSize)))
}

const selectAcls = scoped(({ db, ws }, pk: number) =>
  db
    .selectFrom("page")
    .select(["pk", "acl"])
    .where("ws", "=", ws)
    .where("pk", ">", pk)
    .orderBy("pk")
    .limit(chunkSize),
)

/** Every page's access list, in chunks. Served by the primary key. */
export async function* iterateAcls(
  tx: Snapshot,
): AsyncGenerator<Pick<PageRow, "pk" | "acl">[], void, undefined> {
  let pk = 0
  for (;;) {
    const rows = await selectAcls(tx, pk)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < chunkSize) return
    pk = last.pk
  }
}
