import {
  type Configuration,
  type DashboardRow,
  type FilterInput,
  namedConfiguration,
  namedFilter,
  namedQuickFilters,
  namedSorts,
  type Property,
  type QuickFilters,
  type SortInput,
  toDatabaseTime,
} from "@inkling/engine"
import type { VisibleView } from "../access/find-visible-view.ts"
import type { PresentContext, Wire } from "./context.ts"

/** A view in full. Source: reference views §2; its url is its database's with the view in the query. */
export function presentView(
  { view, database, dataSource }: VisibleView,
  schema: readonly Property[],
  context: PresentContext,
): Wire {
  return {
    object: "view",
    id: view.id,
    parent: { type: "database_id", database_id: database.id },
    data_source_id: dataSource?.id ?? null,
    name: view.name,
    type: view.type,
    created_time: toDatabaseTime(view.created_at),
    created_by: { object: "user", id: view.created_by },
    last_edited_time: toDatabaseTime(view.edited_at),
    last_edited_by: { object: "user", id: view.edited_by },
    url: `${context.pageUrl(database.id)}?v=${view.id.replaceAll("-", "")}`,
    filter: namedFilter(view.filter as FilterInput | null, schema),
    sorts: namedSorts(view.sorts as SortInput[] | null, schema),
    quick_filters: namedQuickFilters(view.quick_filters as QuickFilters | null, schema),
    configuration: presentConfiguration(view.configuration as Configuration | null, schema),
    ...(view.dashboard_id !== null && { dashboard_view_id: view.dashboard_id }),
  }
}

/** All that is left of a deleted view, and all that a caller without the right to read sees. */
export function presentPartialView({ view, database }: VisibleView): Wire {
  return {
    object: "view",
    id: view.id,
    parent: { type: "database_id", database_id: database.id },
    type: view.type,
  }
}

function presentConfiguration(
  configuration: Configuration | null,
  schema: readonly Property[],
): Configuration | null {
  if (configuration?.["type"] !== "dashboard") return namedConfiguration(configuration, schema)
  const rows = configuration["rows"] as DashboardRow[]
  return { type: "dashboard", rows: rows.map(({ id, widgets }) => ({ id, widgets })) }
}
