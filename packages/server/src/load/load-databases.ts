import type { Property } from "@inkling/engine"
import {
  type DatabaseRow,
  type DataSourceRow,
  listDatabasesByPks,
  listDataSourcesOf,
  listPropertiesOf,
  type Snapshot,
} from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import type { Wire } from "../present/context.ts"
import { presentDataSource } from "../present/present-data-source.ts"
import { presentDatabase } from "../present/present-database.ts"
import { collectRichText, newMentioned } from "./mentions.ts"
import { loadParents } from "./page-parents.ts"
import { loadPresentContext } from "./present-context.ts"
import { Schemas } from "./schema-of.ts"

/** The wire form of containers the caller may see, in the order given. */
export async function loadWireDatabases(
  tx: Snapshot,
  call: Call,
  databases: readonly DatabaseRow[],
): Promise<Wire[]> {
  const parents = await databaseParents(tx, call, databases)
  const sources = await listDataSourcesOf(
    tx,
    databases.map(({ pk }) => pk),
  )
  const mentioned = newMentioned()
  for (const row of [...databases, ...sources]) {
    collectRichText(row.title, mentioned)
    collectRichText(row.description, mentioned)
  }
  const context = await loadPresentContext(tx, call, mentioned)
  const wires: Wire[] = []
  for (const database of databases) {
    const parts = {
      database,
      parent: parents.get(database.pk) as Wire,
      inTrash: database.is_trashed || (await call.services.trash.inherits(tx, database.pk)),
      dataSources: sources.filter((row) => row.database_pk === database.pk && !row.is_trashed),
    }
    wires.push(presentDatabase(parts, context))
  }
  return wires
}

/** One container; see loadWireDatabases. */
export async function loadWireDatabase(tx: Snapshot, call: Call, database: DatabaseRow): Promise<Wire> {
  return (await loadWireDatabases(tx, call, [database]))[0] as Wire
}

/** The wire form of data sources the caller may see, in the order given. */
export async function loadWireDataSources(
  tx: Snapshot,
  call: Call,
  sources: readonly DataSourceRow[],
): Promise<Wire[]> {
  if (sources.length === 0) return []
  const pks = sources.map(({ pk }) => pk)
  const databases = new Map(
    (await listDatabasesByPks(tx, [...new Set(sources.map((source) => source.database_pk))])).map((row) => [
      row.pk,
      row,
    ]),
  )
  const parents = await databaseParents(tx, call, [...databases.values()])
  const schemas = await listPropertiesOf(tx, pks)
  const mentioned = newMentioned()
  for (const row of sources) {
    collectRichText(row.title, mentioned)
    collectRichText(row.description, mentioned)
  }
  const context = await loadPresentContext(tx, call, mentioned, relationTargets([...schemas.values()].flat()))
  const wires: Wire[] = []
  for (const dataSource of sources) {
    const parts = {
      dataSource,
      database: databases.get(dataSource.database_pk) as DatabaseRow,
      databaseParent: parents.get(dataSource.database_pk) as Wire,
      inTrash: dataSource.is_trashed || (await call.services.trash.inherits(tx, dataSource.pk)),
      properties: schemas.get(dataSource.pk) ?? [],
    }
    wires.push(presentDataSource(parts, context))
  }
  return wires
}

/** One data source; see loadWireDataSources. */
export async function loadWireDataSource(tx: Snapshot, call: Call, source: DataSourceRow): Promise<Wire> {
  return (await loadWireDataSources(tx, call, [source]))[0] as Wire
}

/** A database inside a wiki names the wiki's database, never its data source. Source: reference databases §1.1 */
async function databaseParents(
  tx: Snapshot,
  call: Call,
  databases: readonly DatabaseRow[],
): Promise<Map<number, Wire>> {
  const parents = await loadParents(tx, new Schemas(tx, call.services.schemas), databases)
  for (const [pk, parent] of parents) {
    if (parent["type"] !== "data_source_id") continue
    parents.set(pk, { type: "database_id", database_id: parent["database_id"] })
  }
  return parents
}

function relationTargets(properties: readonly Property[]): Set<string> {
  const targets = new Set<string>()
  for (const property of properties) {
    if (property.type === "relation") targets.add(property.config.data_source_id)
  }
  return targets
}
