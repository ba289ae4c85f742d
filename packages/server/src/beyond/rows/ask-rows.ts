import {
  type Filter,
  type Property,
  parseFilter,
  parseSorts,
  type Sort,
  type SortInput,
} from "@inkling/engine"
import type { DataSourceRow, RowOptions, Snapshot } from "@inkling/store"
import { findVisibleDataSource } from "../../access/find-visible.ts"
import type { Call } from "../../endpoints/endpoint.ts"
import { filterContext, rowOptions } from "../../load/query-pages.ts"
import type { Computing } from "../../load/row-source.ts"
import { type ComputingScope, startComputing } from "../../load/start-computing.ts"
import { visibleColumns } from "../../load/visible-columns.ts"

/** Rows of a data source, as a request names them in the query's own grammar. */
export interface AskedRows {
  dataSource: DataSourceRow
  /** Those that the caller may know of. */
  schema: readonly Property[]
  filter: Filter
  sorts: Sort[]
  /** Undefined when no row can match. */
  options: RowOptions | undefined
  computing: Computing | undefined
  scope: ComputingScope
}

/** @throws objectNotFound for a data source the caller does not see · validationError for a bad filter or sort */
export async function askRows(tx: Snapshot, call: Call): Promise<AskedRows> {
  const { body, services, principal } = call
  const { dataSource } = await findVisibleDataSource(tx, principal, call.path["data_source_id"] as string)
  const all = await services.schemas.properties(tx, dataSource)
  const schema = await visibleColumns(tx, principal, dataSource, all)
  const moment = services.clock.now()
  const now = () => {
    call.now() // so that the answer is not kept; see Call.now
    return moment
  }
  const scope = { dataSource, columns: schema, now }
  const computing = await startComputing(tx, call, scope)
  const parse = (kindOf: Parameters<typeof filterContext>[2]) =>
    parseFilter(body["filter"], schema, filterContext(call, now, kindOf))
  return {
    dataSource,
    schema,
    filter: computing ? await computing.computation.resolve(parse) : parse(() => undefined),
    sorts: parseSorts(body["sorts"] as SortInput[] | undefined, schema),
    options: await rowOptions(tx, call, dataSource),
    computing,
    scope,
  }
}
