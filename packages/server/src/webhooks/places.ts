import {
  type ChangeLogRow,
  type DatabaseRow,
  type DataSourceRow,
  findWorkspace,
  listBlocksByPks,
  listDatabasesByIds,
  listDatabasesByPks,
  listDataSourcesByPks,
  listPagesByPks,
  type PageRow,
  type Snapshot,
} from "@inkling/store"
import type { ParentRef } from "./change-event.ts"

/** What the changes are about and where it stands, as of one snapshot. */
export interface Places {
  workspaceId: string
  pages: ReadonlyMap<number, PageRow>
  databases: ReadonlyMap<number, DatabaseRow>
  sources: ReadonlyMap<number, DataSourceRow>
  /** Ids of blocks that are parents. */
  blockIds: ReadonlyMap<number, string>
}

/** Reads what log entries name and its parents, in a few queries. */
export async function loadPlaces(tx: Snapshot, entries: readonly ChangeLogRow[]): Promise<Places> {
  const pks = new Set<number>()
  const databaseIds = new Set<string>()
  for (const { object_pk, data_source_pk, details } of entries) {
    const { page_pk, block_pk, database_id } = (details ?? {}) as Record<string, unknown>
    for (const pk of [object_pk, data_source_pk, page_pk, block_pk]) if (typeof pk === "number") pks.add(pk)
    if (typeof database_id === "string") databaseIds.add(database_id)
  }
  const own = byPk(await listPagesByPks(tx, [...pks]))
  // Parents change with what they list, and payloads name the parents of those.
  const told = await withParents(tx, own)
  const sources = byPk(await listDataSourcesByPks(tx, [...pks, ...parentsOf(told, "data_source")]))
  for (const source of sources.values()) pks.add(source.database_pk)
  const databases = byPk([
    ...(await listDatabasesByPks(tx, [...pks])),
    ...(await listDatabasesByIds(tx, [...databaseIds])),
  ])
  const aboveDatabases = byPk(await listPagesByPks(tx, parentsOf(databases, "page")))
  const pages = new Map([...aboveDatabases, ...(await withParents(tx, told))])
  const blocks = [...pks, ...parentsOf(told, "block"), ...parentsOf(databases, "block")]
  const blockIds = new Map((await listBlocksByPks(tx, blocks)).map(({ pk, id }) => [pk, id]))
  return { workspaceId: (await findWorkspace(tx)).id, pages, databases, sources, blockIds }
}

/** What lists a page or database. `withSource`: versions that know data sources name them beside their database. */
export function parentOf(
  { parent_type: type, parent_pk: pk }: Pick<PageRow, "parent_type" | "parent_pk">,
  places: Places,
  withSource: boolean,
): ParentRef {
  if (pk === null || type === "workspace") return { id: places.workspaceId, type: "space" }
  if (type === "page") return { id: known(places.pages.get(pk)).id, type }
  if (type === "block") return { id: known(places.blockIds.get(pk)), type }
  const source = known(places.sources.get(pk))
  const database = known(places.databases.get(source.database_pk))
  return { id: database.id, type: "database", ...(withSource && { data_source_id: source.id }) }
}

/** @throws Error when a row names a parent that is not there, which the store's checks exclude */
function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("A row's parent is not there.")
  return value
}

async function withParents(tx: Snapshot, pages: ReadonlyMap<number, PageRow>): Promise<Map<number, PageRow>> {
  const missing = parentsOf(pages, "page").filter((pk) => !pages.has(pk))
  return new Map([...pages, ...byPk(await listPagesByPks(tx, missing))])
}

function byPk<T extends { pk: number }>(rows: readonly T[]): Map<number, T> {
  return new Map(rows.map((row) => [row.pk, row]))
}

function parentsOf(
  rows: ReadonlyMap<number, Pick<PageRow, "parent_type" | "parent_pk">>,
  type: string,
): number[] {
  return [...rows.values()].flatMap((row) =>
    row.parent_type === type && row.parent_pk !== null ? [row.parent_pk] : [],
  )
}
