import { validationError } from "@inkling/contract"
import {
  type Configuration,
  checkCondition,
  type FilterContext,
  type FilterInput,
  mapConditions,
  type Property,
  parseSorts,
  planConfiguration,
  planQuickFilters,
  type QuickFilters,
  type SortInput,
  storedFilter,
  storedSorts,
  type ViewType,
} from "@inkling/engine"
import type { ViewPatch, ViewRow } from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import { filterContext } from "./query-pages.ts"

type Looked = Pick<ViewRow, "type" | "quick_filters" | "configuration">

/**
 * What a request changes of how a view shows its data source: only the keys that it has.
 * @param before the view there is, or a new one without anything
 * @throws validationError for what does not fit the schema
 */
export function planView(call: Call, before: Looked, schema: readonly Property[]): ViewPatch {
  const { body, services } = call
  const context = laxContext(call)
  const check = (condition: FilterInput, path: string) => checkCondition(condition, schema, context, path)
  const patch: ViewPatch = {}
  if (before.type === "dashboard")
    for (const key of ["filter", "sorts", "quick_filters", "configuration"])
      if (body[key] != null) throw validationError(`body.${key} cannot be set on a dashboard view.`)
  const { name, filter, sorts, quick_filters: quick, configuration } = body
  if (name !== undefined) patch.name = name as string
  if (filter !== undefined) patch.filter = filter && planFilter(filter as FilterInput, schema, check)
  if (sorts !== undefined) patch.sorts = sorts && planSorts(sorts as SortInput[], schema)
  if (quick !== undefined)
    patch.quick_filters = planQuickFilters(
      quick as Record<string, FilterInput | null> | null,
      before.quick_filters as QuickFilters | null,
      schema,
      check,
    )
  if (configuration !== undefined)
    patch.configuration = planConfiguration(
      configuration as Configuration,
      before.configuration as Configuration | null,
      { type: before.type as ViewType, schema, newId: () => services.ids.uuid("other") },
    )
  return patch
}

function planFilter(
  filter: FilterInput,
  schema: readonly Property[],
  check: (condition: FilterInput, path: string) => void,
): FilterInput | null {
  mapConditions(filter, (condition, path) => {
    check(condition, path)
    return condition
  })
  return storedFilter(filter, schema)
}

function planSorts(sorts: readonly SortInput[], schema: readonly Property[]): SortInput[] | null {
  parseSorts(sorts, schema)
  return sorts.length === 0 ? null : storedSorts(sorts, schema)
}

/** Status groups may be stored whatever this caller asked for: the view is read by others too. */
function laxContext(call: Call): FilterContext {
  return {
    ...filterContext(
      call,
      () => call.now(),
      () => undefined,
    ),
    hasStatusGroups: true,
    now: call.now(),
  }
}
