import { syncSource } from "@inkling/engine"
import { type BlockRow, hasChildren, listDatabasesByIds, listPagesByPks, type Snapshot } from "@inkling/store"
import type { VisibleBlock } from "../access/find-visible.ts"
import type { Principal } from "../auth/principal.ts"
import type { Call } from "../endpoints/endpoint.ts"
import type { Wire } from "../present/context.ts"
import { type BlockEnvelope, presentBlock } from "../present/present-block.ts"
import { listOwner } from "./list-owner.ts"
import { collectPayload, newMentioned } from "./mentions.ts"
import { loadParents, type Placed } from "./page-parents.ts"
import { loadPresentContext, titleText } from "./present-context.ts"
import { Schemas } from "./schema-of.ts"

/**
 * The wire form of blocks the caller may see, in the order given; pages and databases come as their child_page and
 * child_database blocks. Everything beside the rows is read in batches.
 */
export async function loadWireBlocks(
  tx: Snapshot,
  call: Call,
  blocks: readonly VisibleBlock[],
): Promise<Wire[]> {
  const parents = await blockParents(tx, call, blocks)
  const filled = await withChildren(tx, call.principal, blocks)
  const mentioned = newMentioned()
  for (const item of blocks) if (item.kind === "block") collectPayload(item.block.payload, mentioned)
  const context = await loadPresentContext(tx, call, mentioned)
  const wires: Wire[] = []
  for (const item of blocks) {
    const { block, isTrashed } = envelopeOf(item)
    // Blocks under a trashed one are not marked (reported); pages and databases are, as on their own endpoints.
    const inherits = item.kind !== "block" && (await call.services.trash.inherits(tx, pkOf(item)))
    wires.push(
      presentBlock(
        {
          block,
          parent: parents.get(pkOf(item)) as Wire,
          hasChildren: filled.has(pkOf(item)),
          inTrash: isTrashed || inherits,
        },
        context,
      ),
    )
  }
  return wires
}

/** One block; see loadWireBlocks. */
export async function loadWireBlock(tx: Snapshot, call: Call, block: VisibleBlock): Promise<Wire> {
  return (await loadWireBlocks(tx, call, [block]))[0] as Wire
}

/** Rows as listed under a parent: those of child pages and databases are replaced by what they stand for. */
export async function resolveRows(tx: Snapshot, rows: readonly BlockRow[]): Promise<VisibleBlock[]> {
  const pagePks = rows.filter(({ type }) => type === "child_page").map(({ pk }) => pk)
  const databaseIds = rows.filter(({ type }) => type === "child_database").map(({ id }) => id)
  const pages = pagePks.length > 0 ? await listPagesByPks(tx, pagePks) : []
  const databases = databaseIds.length > 0 ? await listDatabasesByIds(tx, databaseIds) : []
  const pageByPk = new Map(pages.map((page) => [page.pk, page]))
  const databaseById = new Map(databases.map((database) => [database.id, database]))
  return rows.flatMap((block): VisibleBlock[] => {
    if (block.type === "child_page") {
      const page = pageByPk.get(block.pk)
      return page ? [{ kind: "page", page }] : []
    }
    if (block.type === "child_database") {
      const database = databaseById.get(block.id)
      return database ? [{ kind: "database", database }] : []
    }
    return [{ kind: "block", block }]
  })
}

export function pkOf(item: VisibleBlock): number {
  if (item.kind === "block") return item.block.pk
  return item.kind === "page" ? item.page.pk : item.database.pk
}

/** A child without a title is called "Untitled" (recorded for databases in June 2026, inferred for pages). */
function envelopeOf(item: VisibleBlock): { block: BlockEnvelope; isTrashed: boolean } {
  if (item.kind === "block") return { block: item.block, isTrashed: item.block.is_trashed }
  if (item.kind === "page") {
    const { page } = item
    const payload = { title: page.title || "Untitled" }
    return { block: { ...page, type: "child_page", payload }, isTrashed: page.is_trashed }
  }
  const { database } = item
  const payload = { title: titleText(database.title) || "Untitled" }
  return { block: { ...database, type: "child_database", payload }, isTrashed: database.is_trashed }
}

/** The wire parents of all, by pk. */
async function blockParents(
  tx: Snapshot,
  call: Call,
  items: readonly VisibleBlock[],
): Promise<Map<number, Wire>> {
  const placed = items.map((item): Placed => {
    if (item.kind === "page") return item.page
    if (item.kind === "database") return item.database
    const { pk, parent_pk, page_pk } = item.block
    return { pk, parent_pk, parent_type: parent_pk === page_pk ? "page" : "block" }
  })
  return loadParents(tx, new Schemas(tx, call.services.schemas), placed)
}

/** Pks of those that list something the caller may see. A database's rows do not count (32 of 32 recordings). */
async function withChildren(
  tx: Snapshot,
  principal: Principal,
  items: readonly VisibleBlock[],
): Promise<Set<number>> {
  const owners = new Map<number, number>()
  for (const item of items) {
    const isCopy = item.kind === "block" && syncSource(item.block.payload) !== undefined
    const owner = isCopy ? (await listOwner(tx, principal, item))?.pk : pkOf(item)
    if (owner !== undefined && item.kind !== "database") owners.set(pkOf(item), owner)
  }
  const filled = await hasChildren(tx, [...new Set(owners.values())])
  return new Set([...owners].filter(([, owner]) => filled.has(owner)).map(([pk]) => pk))
}
