import type { Property } from "@inkling/engine"
import { type Edge, findEdgePosition, listEdgesAfter, type PageRow, type Snapshot } from "@inkling/store"
import type { Principal } from "../../auth/principal.ts"
import { yieldOften } from "../../load/yield-often.ts"
import type { ItemPlace } from "./item-cursors.ts"

type Relation = Extract<Property, { type: "relation" }>

/** Pages that a place remembers: as many of the last ones shown may be gone without a trace. */
const remembered = 10

/** Edges read at a time, at least: some lead to pages that are not shown. */
const minChunk = 50

/** Some of the pages that a page is related to. */
export interface RelatedItems {
  ids: string[]
  /** Where the next ones begin; undefined at the end. */
  next: ItemPlace | undefined
}

/**
 * The next related pages that the caller may see and that are not in trash, in order. Reads the edges behind the last
 * page shown, wherever that stands by now; when it is related no more, behind the one shown before it, and so on.
 */
export async function relatedItems(
  tx: Snapshot,
  principal: Principal,
  page: Pick<PageRow, "pk">,
  property: Relation,
  from: ItemPlace | undefined,
  size: number,
): Promise<RelatedItems> {
  const isShown = (edge: Edge) => !edge.target_is_trashed && principal.acls.has(edge.target_acl)
  const start = await startOf(tx, page, property, from)
  let skipped = 0
  const found: Edge[] = []
  for await (const edges of yieldOften(
    edgesAfter(tx, page, property, start.position, Math.max(size + 1, minChunk)),
  )) {
    for (const edge of edges.filter(isShown)) {
      if (skipped < start.skip) skipped++
      else found.push(edge)
    }
    if (found.length > size) break
  }
  const shown = found.slice(0, size)
  const before = from?.shown ?? []
  const last = [...shown.map((edge) => edge.target_pk).reverse(), ...before].slice(0, remembered)
  return {
    ids: shown.map((edge) => edge.target_id),
    next: found.length > size ? { shown: last, count: (from?.count ?? 0) + shown.length } : undefined,
  }
}

async function startOf(
  tx: Snapshot,
  page: Pick<PageRow, "pk">,
  property: Relation,
  from: ItemPlace | undefined,
): Promise<{ position: number; skip: number }> {
  if (!from) return { position: -1, skip: 0 }
  for (const target of from.shown) {
    // Cursors of releases before this one named pages by their ids.
    if (typeof target !== "number") continue
    const position = await findEdgePosition(tx, property.pk, page.pk, target)
    if (position !== undefined) return { position, skip: 0 }
  }
  // With those gone, what comes behind them has moved up.
  return { position: -1, skip: Math.max(0, from.count - from.shown.length) }
}

async function* edgesAfter(
  tx: Snapshot,
  page: Pick<PageRow, "pk">,
  property: Relation,
  position: number,
  limit: number,
): AsyncGenerator<Edge[], void, undefined> {
  let after = position
  for (;;) {
    const edges = await listEdgesAfter(tx, { propertyPk: property.pk, sourcePk: page.pk, after, limit })
    yield edges
    const last = edges.at(-1)
    if (!last || edges.length < limit) return
    after = last.position
  }
}
