import type { Property, Value, Values } from "@inkling/engine"
import { listEdges, type PageRow, type Snapshot } from "@inkling/store"
import type { Principal } from "../auth/principal.ts"

/**
 * Each row's values with its relations filled in: ids of related pages that the caller may see and that are not in
 * trash (inferred), in order.
 */
export async function loadValues(
  tx: Snapshot,
  principal: Principal,
  pages: readonly Pick<PageRow, "pk" | "props">[],
  properties: readonly Property[],
): Promise<Map<number, Values>> {
  const relations = new Map<number, string>()
  for (const property of properties) if (property.type === "relation") relations.set(property.pk, property.id)
  const values = new Map<number, Values>()
  for (const page of pages) values.set(page.pk, page.props)
  if (relations.size === 0 || pages.length === 0) return values

  const edges = await listEdges(
    tx,
    pages.map((page) => page.pk),
    [...relations.keys()],
  )
  const filled = new Map<number, Record<string, Value>>()
  for (const edge of edges) {
    const id = relations.get(edge.property_pk)
    if (id === undefined || edge.target_is_trashed || !principal.acls.has(edge.target_acl)) continue
    let row = filled.get(edge.source_pk)
    if (!row) {
      row = { ...values.get(edge.source_pk) }
      filled.set(edge.source_pk, row)
    }
    const targets = row[id] as string[] | undefined
    if (targets) targets.push(edge.target_id)
    else row[id] = [edge.target_id]
  }
  for (const [pk, row] of filled) values.set(pk, row)
  return values
}
