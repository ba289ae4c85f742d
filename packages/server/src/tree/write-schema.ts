import { isEmptyChange, type Property, type SchemaPlan, type SourceChange } from "@inkling/engine"
import {
  findDataSource,
  insertProperties,
  listProperties,
  mirrorEdges,
  type PropertyRow,
  removeEdgesOfProperty,
  removeProperties,
  updateProperty,
  type WriteTx,
} from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import { logSchemaChange, type PropertyChange } from "./log-schema-change.ts"
import { rewriteValues } from "./rewrite-values.ts"

/**
 * Writes a plan: columns, twins in other data sources, edges, and what existing rows hold of changed columns. Values
 * of removed columns stay in the rows, where nothing finds them: their ids are never given out again, and clearing a
 * column of a large data source would hold the writer for minutes.
 * @param isNew the data source has no rows yet
 */
export async function writeSchemaPlan(
  tx: WriteTx,
  call: Call,
  plan: SchemaPlan,
  isNew: boolean,
): Promise<void> {
  await writeChange(tx, plan.own, isNew)
  for (const change of plan.others) await writeChange(tx, change, false)
  for (const { relation, twin } of plan.mirrors) await mirrorEdges(tx, relation.pk, twin.pk)
  if (!isNew) await rewriteValues(tx, call, plan)
}

async function writeChange(tx: WriteTx, change: SourceChange, isNew: boolean): Promise<void> {
  if (isEmptyChange(change)) return
  const source = await findDataSource(tx, change.dataSourceId)
  if (!source) return
  const { insert, update, remove } = change
  if (insert.length > 0) {
    const position = Math.max(
      -1,
      ...(await listProperties(tx, source.pk)).map((property) => property.position),
    )
    await insertProperties(
      tx,
      insert.map((property, at) => propertyRow(tx.ws, source.pk, property, position + 1 + at)),
    )
  }
  for (const { pk, name, description, type, config } of update)
    await updateProperty(tx, pk, { name, description, type, config })
  for (const { pk, type } of remove) if (type === "relation") await removeEdgesOfProperty(tx, pk)
  await removeProperties(
    tx,
    remove.map(({ pk }) => pk),
  )
  const changes: PropertyChange[] = [
    ...insert.map(({ id, name }) => ({ id, name, action: "created" as const })),
    ...update.map(({ id, name }) => ({ id, name, action: "updated" as const })),
    ...remove.map(({ id, name }) => ({ id, name, action: "deleted" as const })),
  ]
  await logSchemaChange(tx, source.pk, changes, isNew)
}

function propertyRow(
  ws: number,
  dataSourcePk: number,
  { pk, id, name, description, type, config }: Property,
  position: number,
): PropertyRow {
  return { ws, pk, data_source_pk: dataSourcePk, id, name, description, type, config, position }
}
