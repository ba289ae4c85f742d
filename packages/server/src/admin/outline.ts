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
import { sharable } from "./sharing.ts"

/** A page or database as the console's tree shows it. */
export interface OutlineNode {
  kind: "page" | "database"
  id: string
  title: string
  icon: Icon | null
  has_children: boolean
}

/** What lies at workspace level, or on a page. @throws validationError when there is no such page */
export function listOutline(
  { store }: AdminDeps,
  ws: number,
  under: string | undefined,
): Promise<OutlineNode[]> {
  return store.read(ws, async (tx) => {
    if (under === undefined) return outlineNodes(tx, await listOutlineRoots(tx))
    const { kind, pk } = await sharable(tx, under)
    return kind === "page" ? outlineNodes(tx, await listOutlineUnder(tx, pk)) : []
  })
}

/** A page or database and the pages and databases that it is in, outermost first. @throws validationError */
export function listOutlinePath({ store }: AdminDeps, ws: number, of: string): Promise<OutlineNode[]> {
  return store.read(ws, async (tx) => {
    const { pk } = await sharable(tx, of)
    const above = (await listAncestors(tx, pk)).filter(({ kind }) => kind === "page" || kind === "database")
    const rows = await listOutlineAt(
      tx,
      above.map((one) => one.pk),
    )
    return outlineNodes(tx, rows.reverse())
  })
}

/** Ids that may be asked for at once. */
const maxIds = 1_000

/** Pages and databases by their ids; what is in trash or not there is missing. */
export function listOutlineNamed(
  { store }: AdminDeps,
  ws: number,
  ids: readonly string[],
): Promise<OutlineNode[]> {
  return store.read(ws, async (tx) => outlineNodes(tx, await listOutlineOf(tx, ids.slice(0, maxIds))))
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
