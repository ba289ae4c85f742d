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
  findDataSource,
  listDataSources,
  listProperties,
  type WriteTx,
} from "@inkling/store"
import { findVisibleDatabase, findVisibleDataSource } from "../access/find-visible.ts"
import type { Call } from "../endpoints/endpoint.ts"
import { onlyDataSource } from "./only-data-source.ts"

type Own = Pick<DataSourceRow, "id" | "title">

/** A schema request with its relations' targets found, and what planning it needs. */
export interface ReadySchema {
  request: SchemaRequest
  context: SchemaContext
}

/**
 * Finds the targets of relations for the caller, by data source or, as before data sources, by database; and reads
 * the schemas that planning may change: those of new targets and those that hold twins.
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
  const sources = new Map<string, readonly Property[]>()
  for (const [key, property] of Object.entries(request)) {
    const relation = property?.["relation"] as RelationTarget | undefined
    if (!property || !relation) {
      found.push([key, property])
      continue
    }
    const target = await findTarget(tx, call, relation)
    found.push([key, { ...property, relation: { ...relation, data_source_id: target.id } }])
    if (target.id !== own.id) sources.set(target.id, await listProperties(tx, target.pk))
  }
  // Twins are changed whether or not the caller sees where they are.
  for (const { type, config } of current) {
    if (type !== "relation" || config.data_source_id === own.id || sources.has(config.data_source_id))
      continue
    const source = await findDataSource(tx, config.data_source_id)
    if (source) sources.set(source.id, await listProperties(tx, source.pk))
  }
  const context: SchemaContext = {
    dataSourceId: own.id,
    title: plainText(own.title),
    ids: call.services.ids,
    newPk: () => tx.allocatePks(1),
    source: (id) => sources.get(id),
  }
  return { request: Object.fromEntries(found), context }
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
