import { invalidStartCursor } from "@inkling/contract"
import {
  type DataSourceRow,
  listDataSourcesOf,
  listDatabases as listRows,
  type Snapshot,
} from "@inkling/store"
import { loadWireDataSources } from "../../load/load-databases.ts"
import { presentList } from "../../present/present-list.ts"
import { type Call, readEndpoint } from "../endpoint.ts"
import { pageSizeOf } from "../page-size.ts"
import { decodeSeek, encodeSeek } from "../seek-cursor.ts"

/** Databases read at a time. */
const chunkSize = 200

/**
 * The databases that the caller may see, oldest first, those with several data sources and those in trash left out.
 * Deprecated since 2022-02-22 and gone since 2025-09-03; order and scope beyond the recordings are inferred.
 */
export const listDatabases = readEndpoint("listDatabases", "read_content", async (call, tx) => {
  const size = pageSizeOf(call.query)
  const cursor = call.query["start_cursor"] as string | null | undefined
  const after = cursor == null ? undefined : decodeSeek(cursor)
  if (cursor != null && !after) throw invalidStartCursor(cursor)
  const found = await findShown(tx, call, after?.pk ?? 0, size + 1)
  const shown = found.slice(0, size)
  const last = shown.at(-1)
  const next = found.length > size && last ? encodeSeek({ at: 0, pk: last.database_pk }) : null
  return presentList("database", await loadWireDataSources(tx, call, shown), next)
})

/** The one data source of each database after `afterPk`, as far as they are shown. */
async function findShown(tx: Snapshot, call: Call, afterPk: number, count: number): Promise<DataSourceRow[]> {
  const found: DataSourceRow[] = []
  let last = afterPk
  while (found.length < count) {
    const chunk = await listRows(tx, { afterPk: last, limit: chunkSize })
    const visible = chunk.filter((row) => !row.is_trashed && call.principal.acls.has(row.acl))
    const sources = await listDataSourcesOf(
      tx,
      visible.map(({ pk }) => pk),
    )
    for (const database of visible) {
      const own = sources.filter((source) => source.database_pk === database.pk && !source.is_trashed)
      const [only] = own
      if (!only || own.length > 1 || (await call.services.trash.inherits(tx, database.pk))) continue
      found.push(only)
    }
    last = chunk.at(-1)?.pk ?? last
    if (chunk.length < chunkSize) break
  }
  return found.slice(0, count)
}
