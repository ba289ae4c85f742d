import { join } from "node:path"
import { systemIds } from "@inkling/engine"
import { findPage, listChanges, listEdges, type OpenedStore, openStore } from "@inkling/store"
import { benchRow } from "./seed/bench-row.ts"
import { BulkRows } from "./seed/bulk-rows.ts"
import type { Filled } from "./seed/fill-workspace.ts"
import { propertiesOf } from "./seed/schema.ts"

export interface StoreCreates {
  /** Rows a second. */
  rate: number
  /** Bytes of all that is written for one. */
  bytes: number
  /** Rows that one commit made durable, on average. */
  group: number
}

/** Rows a second that the store's writer makes durable, so many jobs in flight: a job writes what a create writes. */
export async function storeCreates(
  folder: string,
  filled: Filled,
  { inFlight, seconds }: { inFlight: number; seconds: number },
): Promise<StoreCreates> {
  const clock = { now: () => Date.now() }
  const store = await openStore({ file: join(folder, "inkling.db"), clock })
  try {
    const place = { dataSourceId: filled.dataSourceId, modelId: filled.pageId, targetIds: filled.teamIds }
    const bulk = await BulkRows.open(store, systemIds(clock), place)
    const row = benchRow(4, filled.rows)
    const create = { title: row.name, properties: propertiesOf(row, filled.teamIds) }
    let commits = 0
    const stopCounting = await store.onHead(() => commits++)
    const started = performance.now()
    const end = started + seconds * 1_000
    let count = 0
    const client = async () => {
      while (performance.now() < end) {
        await bulk.write([create])
        count++
      }
    }
    await Promise.all(Array.from({ length: inFlight }, client))
    const rate = (count / (performance.now() - started)) * 1_000
    // Commits are told of in a later turn of the event loop, which busy clients leave no room for.
    await new Promise((resolve) => setImmediate(resolve))
    stopCounting()
    return { rate, bytes: await bytesOfRow(store, filled.pageId), group: count / commits }
  } finally {
    await store.close()
  }
}

/** Bytes of the page, its relations and its entry in the change log, as text. */
async function bytesOfRow(store: OpenedStore, id: string): Promise<number> {
  const ws = (await store.listWorkspaces())[0]?.ws ?? 0
  return store.read(ws, async (tx) => {
    const page = await findPage(tx, id)
    if (!page) throw new Error("The row is gone.")
    const edges = await listEdges(tx, [page.pk])
    const [entry] = await listChanges(tx, { after: page.row_seq - 1, limit: 1 })
    const values = [...Object.values(page), ...Object.values(entry ?? {})]
    for (const { property_pk, source_pk, target_pk, position } of edges)
      values.push(ws, property_pk, source_pk, target_pk, position)
    const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value))
    return values.reduce((sum: number, value) => sum + Buffer.byteLength(text(value)), 0)
  })
}
