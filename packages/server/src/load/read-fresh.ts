import type { OpenedStore, Snapshot } from "@inkling/store"
import { StaleSnapshot } from "../columns/stale-snapshot.ts"

/** Snapshots that are tried before a read goes without what is kept in memory. */
const maxAttempts = 8

const rowsOnly = new WeakSet<Snapshot>()

/** Whether the read is to look at nothing but rows, since memory was ahead of it every time. */
export function isRowsOnly(tx: Snapshot): boolean {
  return rowsOnly.has(tx)
}

/**
 * Runs a job on a snapshot, and again on a later one when memory turned out to be ahead of it: what is answered is of
 * one moment. After a few times the job runs on rows alone.
 */
export async function readFresh<T>(
  store: OpenedStore,
  ws: number,
  job: (tx: Snapshot) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; attempt < maxAttempts; attempt++)
    try {
      return await store.read(ws, job)
    } catch (error) {
      if (!(error instanceof StaleSnapshot)) throw error
    }
  return store.read(ws, (tx) => {
    rowsOnly.add(tx)
    return job(tx)
  })
}
