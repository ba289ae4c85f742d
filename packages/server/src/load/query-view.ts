import {
  type FilterContext,
  type FilterInput,
  mapConditions,
  namedFilter,
  namedSorts,
  type Property,
  parseFilter,
  parseSorts,
  type QuickFilters,
  quickConditions,
  type SortInput,
} from "@inkling/engine"
import type { DataSourceRow, RowOptions, Snapshot, ViewRow } from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import { findRows } from "./find-rows.ts"
import { viewSchema } from "./load-view.ts"
import type { PageToShow } from "./page-to-show.ts"
import { filterContext } from "./query-pages.ts"
import { startComputing, startDeriving } from "./start-computing.ts"

export interface FoundInView {
  /** In order, at most `queryResultLimit`. */
  pages: PageToShow[]
  isCut: boolean
}

/**
 * The rows that a view shows to the caller: those of its filter and of its quick filters with criteria (inferred), in
 * the order of its sorts. Conditions that no longer fit the schema are passed over.
 */
export async function queryView(
  tx: Snapshot,
  call: Call,
  view: ViewRow,
  dataSource: DataSourceRow,
): Promise<FoundInView> {
  const { services } = call
  if (await services.trash.inherits(tx, dataSource.pk)) return { pages: [], isCut: false }
  const schema = await viewSchema(tx, call, dataSource)
  const moment = call.now()
  const now = () => moment
  const scope = { dataSource, columns: schema, now }
  const computing = await startComputing(tx, call, scope)
  const parse = (computedKind: FilterContext["computedKind"]) => {
    const context = { ...filterContext(call, now, computedKind), now: moment, hasStatusGroups: true }
    return parseFilter(fittingFilter(view, schema, context), schema, context)
  }
  const filter = computing ? await computing.computation.resolve(parse) : parse(() => undefined)
  const sorts = parseSorts(namedSorts(view.sorts as SortInput[] | null, schema), schema)
  const found = await findRows(tx, call.principal, services.columns, {
    dataSourcePk: dataSource.pk,
    schemaEpoch: dataSource.schema_epoch,
    schema,
    computing,
    derived: computing && (await startDeriving(tx, call, scope, computing, { filter, sorts })),
    filter,
    sorts,
    options: rowOptions,
    after: null,
    limit: services.config.queryResultLimit,
    countUpTo: 0,
  })
  return { pages: found.pages, isCut: found.next !== null }
}

const rowOptions: RowOptions = { trashed: "without", archived: "without" }

function fittingFilter(
  view: ViewRow,
  schema: readonly Property[],
  context: FilterContext,
): FilterInput | undefined {
  const filter = namedFilter(view.filter as FilterInput | null, schema)
  const quick = quickConditions(view.quick_filters as QuickFilters | null, schema).flatMap(
    ({ id: _, ...condition }) => (Object.keys(condition).length > 1 ? [condition] : []),
  )
  const parts = [...(filter ? [filter] : []), ...quick]
  return mapConditions({ and: parts }, (condition) =>
    fits(condition, schema, context) ? condition : undefined,
  )
}

/** What the type of a formula or rollup no longer takes is known only now. */
function fits(condition: FilterInput, schema: readonly Property[], context: FilterContext): boolean {
  try {
    parseFilter(condition, schema, context)
    return true
  } catch {
    return false
  }
}
