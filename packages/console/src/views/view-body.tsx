import { TableView } from "../databases/table-view.tsx"
import type { RowsWanted } from "../databases/use-rows.ts"
import type { DataSource } from "../http/notion.ts"
import type { PropertyInHand } from "../properties/property-dialog.tsx"
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

/** The rows of a view in its layout; those without one of their own here are tables. */
export function ViewBody(props: ViewBodyProps) {
  return <TableView {...props} />
}
