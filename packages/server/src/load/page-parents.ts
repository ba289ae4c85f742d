import { listBlocksByPks, listPagesByPks, type PageRow, type Snapshot } from "@inkling/store"
import type { Wire } from "../present/context.ts"
import type { Schemas } from "./schema-of.ts"

/** Where a page, database or block is listed. */
export type Placed = Pick<PageRow, "pk" | "parent_type" | "parent_pk">

/** The wire `parent` of each page or database, by pk. Source: reference pages-and-properties §1.1. */
export async function loadParents(
  tx: Snapshot,
  schemas: Schemas,
  rows: readonly Placed[],
): Promise<Map<number, Wire>> {
  const pagePks = new Set<number>()
  const blockPks = new Set<number>()
  for (const row of rows) {
    if (row.parent_type === "page") pagePks.add(row.parent_pk as number)
    else if (row.parent_type === "block") blockPks.add(row.parent_pk as number)
  }
  const ids = new Map<number, string>()
  if (pagePks.size > 0) for (const page of await listPagesByPks(tx, [...pagePks])) ids.set(page.pk, page.id)
  if (blockPks.size > 0)
    for (const block of await listBlocksByPks(tx, [...blockPks])) ids.set(block.pk, block.id)

  const parents = new Map<number, Wire>()
  for (const row of rows) {
    const pk = row.parent_pk as number
    if (row.parent_type === "workspace") parents.set(row.pk, { type: "workspace", workspace: true })
    else if (row.parent_type === "page") parents.set(row.pk, { type: "page_id", page_id: ids.get(pk) })
    else if (row.parent_type === "block") parents.set(row.pk, { type: "block_id", block_id: ids.get(pk) })
    else {
      const schema = await schemas.load(pk)
      parents.set(row.pk, {
        type: "data_source_id",
        data_source_id: schema?.dataSource.id,
        database_id: schema?.database.id,
      })
    }
  }
  return parents
}
