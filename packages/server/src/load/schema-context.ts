import {
  type Property,
  type PropertyRequest,
  plainText,
  requestId,
  type SchemaContext,
  type SchemaRequest,
} from "@inkling/engine"
import {
  type DataSourceRow,
  findDatabaseByPk,
  findDataSource,
  listDataSources,
  listProperties,
  type WriteTx,
} from "@inkling/store"
import { findVisibleDatabase, findVisibleDataSource } from "../access/find-visible.ts"
import type { Call } from "../endpoints/endpoint.ts"
import { onlyDataSource } from "./only-data-source.ts"
import { visibleColumns } from "./visible-columns.ts"

type Own = Pick<DataSourceRow, "id" | "title">

/** A schema request with its relations' targets found, and what planning it needs. */
export interface ReadySchema {
  request: SchemaRequest
  context: SchemaContext
}

/**
 * Finds the targets of relations for the caller, by data source or, as before data sources, by database; and reads
 * the schemas that planning may change or name: those of new targets, those that hold twins, and where they lead.
 * @throws objectNotFound for a target that is not there for the caller · multipleDataSources
 */
export async function loadSchemaContext(
  tx: WriteTx,
  call: Call,
  own: Own,
  current: readonly Property[],
  request: SchemaRequest,
): Promise<ReadySchema> {
  // A property may have any name, so entries and not keys are set.
  const found: [string, PropertyRequest | null][] = []
  const sources: Sources = new Map()
  for (const [key, property] of Object.entries(request)) {
    const relation = property?.["relation"] as RelationTarget | undefined
    if (!property || !relation) {
      found.push([key, property])
      continue
    }
    const target = await findTarget(tx, call, relation)
    found.push([key, { ...property, relation: { ...relation, data_source_id: target.id } }])
    if (target.id !== own.id) sources.set(target.id, await readSource(tx, call, target))
  }
  // Twins are changed whether or not the caller sees where they are.
  await addTargets(tx, call, own.id, current, sources)
  // A map is walked in the order of insertion, what is added meanwhile included: the nearest come first.
  for (const { properties } of sources.values()) await addTargets(tx, call, own.id, properties, sources)
  const context: SchemaContext = {
    dataSourceId: own.id,
    title: plainText(own.title),
    ids: call.services.ids,
    newPk: () => tx.allocatePks(1),
    source: (id) => sources.get(id)?.properties,
    seen: (id) => sources.get(id)?.seen,
  }
  return { request: Object.fromEntries(found), context }
}

type Sources = Map<string, { properties: readonly Property[]; seen: readonly Property[] | undefined }>

/** Data sources that formulas are checked against; what lies further shows when values are computed. */
const maxSources = 50

async function addTargets(
  tx: WriteTx,
  call: Call,
  ownId: string,
  properties: readonly Property[],
  into: Sources,
): Promise<void> {
  for (const { type, config } of properties) {
    if (type !== "relation" || config.data_source_id === ownId || into.has(config.data_source_id)) continue
    if (into.size >= maxSources) return
    const source = await findDataSource(tx, config.data_source_id)
    if (source) into.set(source.id, await readSource(tx, call, source))
  }
}

/** All columns of a data source, and those that the caller may know of: none when it does not see the database. */
async function readSource(tx: WriteTx, { principal }: Call, source: DataSourceRow) {
  const properties = await listProperties(tx, source.pk)
  const database = await findDatabaseByPk(tx, source.database_pk)
  const isSeen = database !== undefined && principal.acls.has(database.acl)
  return { properties, seen: isSeen ? await visibleColumns(tx, principal, source, properties) : undefined }
}

interface RelationTarget {
  data_source_id?: string
  database_id?: string
}

async function findTarget(tx: WriteTx, call: Call, relation: RelationTarget): Promise<DataSourceRow> {
  if (relation.data_source_id !== undefined) {
    const found = await findVisibleDataSource(tx, call.principal, requestId(relation.data_source_id))
    return found.dataSource
  }
  const id = requestId(relation.database_id ?? "")
  const database = await findVisibleDatabase(tx, call.principal, id)
  return onlyDataSource(await listDataSources(tx, database.pk), database.id)
}
