import type { Filter, Property, Sort } from "@inkling/engine"
import type { DataSourceRow, Snapshot } from "@inkling/store"
import type { DerivedSource } from "../columns/derived-source.ts"
import { Computation, isComputed } from "../compute/computation.ts"
import { ComputedSource } from "../compute/computed-source.ts"
import type { Call } from "../endpoints/endpoint.ts"
import { type Computing, queriedColumns } from "./row-source.ts"
import { type LoadedDataSource, Schemas } from "./schema-of.ts"

/** What a query computes from. */
export interface ComputingScope {
  dataSource: DataSourceRow
  /** Those that the caller may know of. */
  columns: readonly Property[]
  /** The query's moment: values that it looks at are of it on all its pages. Asking for it is noted. */
  now: () => number
}

/** Undefined where nothing is computed. */
export async function startComputing(
  tx: Snapshot,
  call: Call,
  scope: ComputingScope,
): Promise<Computing | undefined> {
  return scope.columns.some(isComputed) ? begin(tx, call, scope, false) : undefined
}

/** Computes for derived columns what a query looks at. Undefined when that is no formula or rollup. */
export async function startDeriving(
  tx: Snapshot,
  call: Call,
  scope: ComputingScope,
  { computation, source }: Computing,
  { filter, sorts }: { filter: Filter; sorts: readonly Sort[] },
): Promise<DerivedSource | undefined> {
  const wanted = queriedColumns(filter, sorts).all.filter(isComputed)
  if (wanted.length === 0) return undefined
  const kinds = await computation.resolve(
    (kindOf) => new Map(wanted.map((property) => [property.pk, kindOf(property)])),
  )
  return new ComputedSource({
    source,
    acls: call.principal.acls,
    now: scope.now,
    kinds,
    begin: () => begin(tx, call, scope, true),
  })
}

async function begin(
  tx: Snapshot,
  call: Call,
  scope: ComputingScope,
  tracksReads: boolean,
): Promise<Computing> {
  const schemas = new Schemas(tx, call.services.schemas)
  const loaded = (await schemas.load(scope.dataSource.pk)) as LoadedDataSource
  const computation = new Computation(tx, call, schemas, { now: scope.now, tracksReads })
  return { computation, source: await computation.addSource(loaded, scope.columns) }
}
