import type { Property } from "@inkling/engine"
import type { DataSourceRow, Snapshot } from "@inkling/store"
import type { VisibleView } from "../access/find-visible-view.ts"
import type { Call } from "../endpoints/endpoint.ts"
import type { Wire } from "../present/context.ts"
import { presentPartialView, presentView } from "../present/present-view.ts"
import { newMentioned } from "./mentions.ts"
import { loadPresentContext } from "./present-context.ts"
import { visibleColumns } from "./visible-columns.ts"

/** The wire form of a view; partial for a caller who may not read. */
export async function loadWireView(tx: Snapshot, call: Call, found: VisibleView): Promise<Wire> {
  if (!call.principal.capabilities.has("read_content")) return presentPartialView(found)
  const context = await loadPresentContext(tx, call, newMentioned())
  return presentView(found, await viewSchema(tx, call, found.dataSource), context)
}

/** The columns that a view may name, as far as the caller may know of them; none for a dashboard. */
export async function viewSchema(
  tx: Snapshot,
  call: Call,
  dataSource: DataSourceRow | undefined,
): Promise<readonly Property[]> {
  if (!dataSource) return []
  const all = await call.services.schemas.properties(tx, dataSource)
  return visibleColumns(tx, call.principal, dataSource, all)
}
