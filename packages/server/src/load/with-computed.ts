import type { Property, Values } from "@inkling/engine"
import type { Snapshot } from "@inkling/store"
import { answerFuel, Computation, isComputed } from "../compute/computation.ts"
import type { ShownValues } from "../compute/computed.ts"
import type { ComputedRow } from "../compute/known-page.ts"
import type { Call } from "../endpoints/endpoint.ts"
import type { LoadedDataSource, Schemas } from "./schema-of.ts"

/** Rows of one data source, or of none, to be shown. */
export interface RowsToShow {
  schema: LoadedDataSource | undefined
  schemas: Schemas
  /** Columns that the caller may know of. */
  columns: readonly Property[]
  /** Those that are shown; all of `columns` by default. */
  shown?: readonly Property[]
  rows: readonly ComputedRow[]
  /** Their stored values by pk. */
  values: ReadonlyMap<number, Values>
}

/** The rows' values with formulas and rollups filled in, as the caller may see them. */
export async function withComputed(
  tx: Snapshot,
  call: Call,
  { schema, schemas, columns, shown = columns, rows, values }: RowsToShow,
): Promise<ReadonlyMap<number, ShownValues>> {
  const properties = shown.filter(isComputed)
  if (!schema || properties.length === 0 || rows.length === 0) return values
  const computation = new Computation(tx, call, schemas, { now: () => call.now(), maxFuel: answerFuel })
  const source = await computation.addSource(schema, columns)
  const computed = await computation.compute(source, rows, properties)
  const filled = new Map<number, ShownValues>()
  for (const { pk, props } of rows) {
    const own: Record<string, ShownValues[string]> = { ...(values.get(pk) ?? props) }
    for (const [id, { value }] of computed.get(pk) ?? []) own[id] = value
    filled.set(pk, own)
  }
  return filled
}
