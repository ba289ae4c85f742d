import { TableView } from "../databases/table-view.tsx"
import type { RowsWanted } from "../databases/use-rows.ts"
import type { DataSource } from "../http/notion.ts"
import type { PropertyInHand } from "../properties/property-dialog.tsx"
import { Loaded, type Room, room } from "../ui/loaded.tsx"
import type { View, ViewChange } from "./view.ts"

export interface ViewBodyProps {
  source: DataSource
  view: View
  wanted: RowsWanted
  /** Part of the title that rows are found by; empty for all. */
  find: string
  onChange: (change: ViewChange) => void
  onEditProperty: (inHand: PropertyInHand) => void
}

const bodies: Readonly<Record<string, Room<ViewBodyProps>>> = {
  board: room(() => import("../layouts/board-view.tsx")),
  list: room(() => import("../layouts/list-view.tsx")),
  gallery: room(() => import("../layouts/gallery-view.tsx")),
  calendar: room(() => import("../layouts/calendar-view.tsx")),
  timeline: room(() => import("../layouts/timeline-view.tsx")),
  chart: room(() => import("../layouts/chart-view.tsx")),
}

/** The rows of a view in its layout; layouts that the console has not (forms, maps, dashboards) are tables. */
export function ViewBody(props: ViewBodyProps) {
  const body = bodies[props.view.type]
  return body ? <Loaded room={body} props={props} /> : <TableView {...props} />
}
