import type { ShownProperty } from "../databases/column.ts"

export type Direction = "ascending" | "descending"

/** An order by a property, or by a moment that every page has. */
export interface ViewSort {
  property?: string
  timestamp?: "created_time" | "last_edited_time"
  direction: Direction
}

/** What rows are grouped by. */
export interface GroupBy {
  type: string
  property_id: string
  property_name?: string
  group_by?: string
  sort: { type: "manual" | Direction }
  hide_empty_groups?: boolean
}

/** How a view shows its rows; which keys there are depends on its type. */
export interface ViewConfiguration {
  type: string
  properties?: ShownProperty[]
  group_by?: GroupBy
  date_property_id?: string
  end_date_property_id?: string
  cover?: { type: string; property_id?: string }
  cover_size?: "small" | "medium" | "large"
  show_weekends?: boolean
  chart_type?: "column" | "bar" | "line" | "donut" | "number"
  x_axis?: GroupBy | null
  y_axis?: { aggregator: string; property_id?: string } | null
  value?: { aggregator: string; property_id?: string }
}

/** A view of a data source. */
export interface View {
  object: "view"
  id: string
  name: string
  type: string
  data_source_id?: string | null
  dashboard_view_id?: string
  filter?: object | null
  sorts?: ViewSort[] | null
  configuration?: ViewConfiguration | null
}

/** What an update of a view may change. */
export type ViewChange = Partial<Pick<View, "name" | "filter" | "sorts" | "configuration">>

/** A configuration as requests take it: without the names that answers add to ids. */
export function withoutNames<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutNames) as T
  if (value === null || typeof value !== "object") return value
  const kept = Object.entries(value).filter(([key]) => !/property_name$/.test(key))
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutNames(inner)])) as T
}
