import {
  CalendarDays,
  ChartColumn,
  ChartGantt,
  LayoutGrid,
  List,
  type LucideIcon,
  SquareKanban,
  Table2,
} from "lucide-react"
import type { PropertySchema } from "../databases/column.ts"
import type { DataSource } from "../http/notion.ts"
import type { GroupBy, ViewConfiguration } from "./view.ts"

/** A way to show rows, and what it cannot be without. */
export interface Layout {
  type: string
  label: string
  icon: LucideIcon
  /** Types of which a property is needed, and how to say so. */
  needs?: { types: readonly string[]; words: string }
}

/** Types that boards and charts group by here. */
export const groupTypes: readonly string[] = ["status", "select", "multi_select", "checkbox"]

const group = { types: groupTypes, words: "needs a status, select or checkbox" }
const date = { types: ["date"], words: "needs a date" }

/** The layouts that the console shows. */
export const layouts: readonly Layout[] = [
  { type: "table", label: "Table", icon: Table2 },
  { type: "board", label: "Board", icon: SquareKanban, needs: group },
  { type: "list", label: "List", icon: List },
  { type: "gallery", label: "Gallery", icon: LayoutGrid },
  { type: "calendar", label: "Calendar", icon: CalendarDays, needs: date },
  { type: "timeline", label: "Timeline", icon: ChartGantt, needs: date },
  { type: "chart", label: "Chart", icon: ChartColumn, needs: group },
]

/** The property that a new view of a layout is about; undefined when there is none of a type it needs. */
export function neededProperty({ needs }: Layout, source: DataSource): PropertySchema | undefined {
  const all = Object.values(source.properties)
  for (const wanted of needs?.types ?? []) {
    const found = all.find(({ type }) => type === wanted)
    if (found) return found
  }
  return undefined
}

/** What a view of a layout begins with; undefined where it needs to say nothing. */
export function newConfiguration(layout: Layout, source: DataSource): ViewConfiguration | undefined {
  const property = neededProperty(layout, source)
  if (!property) return undefined
  switch (layout.type) {
    case "board":
      return { type: "board", group_by: groupBy(property) }
    case "calendar":
    case "timeline":
      return { type: layout.type, date_property_id: property.id }
    case "chart":
      return {
        type: "chart",
        chart_type: "column",
        x_axis: groupBy(property),
        y_axis: { aggregator: "count" },
      }
    default:
      return undefined
  }
}

/** Rows by the options of a property, in their own order. */
export function groupBy({ id, type }: PropertySchema): GroupBy {
  return {
    type,
    property_id: id,
    ...(type === "status" && { group_by: "option" }),
    sort: { type: "manual" },
  }
}
