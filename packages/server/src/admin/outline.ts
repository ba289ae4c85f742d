import { type Icon, plainText } from "@inkling/engine"
import {
  listAncestors,
  listOutlineAt,
  listOutlineOf,
  listOutlineRoots,
  listOutlineUnder,
  type OutlineRow,
  pagesWithChildren,
  type Snapshot,
} from "@inkling/store"
import type { AdminDeps } from "./admin.ts"
import { noSuchObject, sharable } from "./sharing.ts"

/** A page or database as the console's tree shows it. */
export interface OutlineNode {
  kind: "page" | "database"
  id: string
  title: string
  icon: Icon | null
  has_children: boolean
}

/** Access lists that the reader sees; all of them unless given. */
export type Seen = ReadonlySet<number> | undefined

/** What lies at workspace level, or on a page. @throws validationError when there is no such page */
export function listOutline(
  { store }: AdminDeps,
  ws: number,
  under: string | undefined,
  seen?: Seen,
): Promise<OutlineNode[]> {
  return store.read(ws, async (tx) => {
    if (under === undefined) return seenNodes(tx, await listOutlineRoots(tx), seen)
    const { kind, pk } = await seenObject(tx, under, seen)
    return kind === "page" ? seenNodes(tx, await listOutlineUnder(tx, pk), seen) : []
  })
}

/** A page or database and the pages and databases that it is in, outermost first. @throws validationError */
export function listOutlinePath(
  { store }: AdminDeps,
  ws: number,
  of: string,
  seen?: Seen,
): Promise<OutlineNode[]> {
  return store.read(ws, async (tx) => {
    const { pk } = await seenObject(tx, of, seen)
    const above = (await listAncestors(tx, pk)).filter(({ kind }) => kind === "page" || kind === "database")
    const rows = await listOutlineAt(
      tx,
      above.map((one) => one.pk),
    )
    return seenNodes(tx, rows.reverse(), seen)
  })
}

/** Ids that may be asked for at once. */
const maxIds = 1_000

/** Pages and databases by their ids; what is in trash or not there is missing. */
export function listOutlineNamed(
  { store }: AdminDeps,
  ws: number,
  ids: readonly string[],
  seen?: Seen,
): Promise<OutlineNode[]> {
  return store.read(ws, async (tx) => seenNodes(tx, await listOutlineOf(tx, ids.slice(0, maxIds)), seen))
}

/** What the reader does not see is answered for as if it were not there. */
async function seenObject(tx: Snapshot, word: string, seen: Seen) {
  const object = await sharable(tx, word)
  const [row] = seen ? await listOutlineAt(tx, [object.pk]) : []
  if (seen && row && !seen.has(row.acl)) throw noSuchObject(word)
  return object
}

function seenNodes(tx: Snapshot, rows: readonly OutlineRow[], seen: Seen): Promise<OutlineNode[]> {
  return outlineNodes(tx, seen ? rows.filter((row) => seen.has(row.acl)) : rows)
}

/** Rows as the console reads them; pages tell whether there is more below them. */
export async function outlineNodes(tx: Snapshot, rows: readonly OutlineRow[]): Promise<OutlineNode[]> {
  const pagePks = rows.filter((row) => row.kind === "page").map((row) => row.pk)
  const withChildren = await pagesWithChildren(tx, pagePks)
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    title: row.kind === "page" ? row.title : plainText(row.title),
    icon: row.icon,
    has_children: row.kind === "page" && withChildren.has(row.pk),
  }))
}
