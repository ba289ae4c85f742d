import type { Clock } from "@inkling/engine"
import {
  listLooseBlobs,
  listOverdueUploads,
  type OpenedStore,
  removeBlobs,
  removeFileParts,
  updateBlobState,
  updateFileUpload,
} from "@inkling/store"
import type { Log } from "../services.ts"
import { blobName } from "./blob-place.ts"
import type { Files } from "./files.ts"

/** Milliseconds between two sweeps. */
const everyMs = 600_000

/** Milliseconds a blob or temporary file may be without an owner: longer than any send takes. */
const graceMs = 6 * 3_600_000

/** Rows that one write job looks at, so that others get their turn. */
const batchSize = 200

export interface Swept {
  expired: number
  blobs: number
  temporaryFiles: number
}

/** Lets uploads expire and removes bytes nobody refers to, now and then; returns what stops it. */
export function keepFilesSwept(
  store: OpenedStore,
  ws: number,
  files: Files,
  clock: Clock,
  log: Log,
): () => void {
  const timer = setInterval(() => {
    sweepFiles(store, ws, files, clock).catch((err) => log.error({ err }, "files could not be swept"))
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

/**
 * One sweep. A blob is doomed in one commit, its bytes are removed, and only then its row: whatever a kill cuts short,
 * the next sweep goes on with.
 */
export async function sweepFiles(store: OpenedStore, ws: number, files: Files, clock: Clock): Promise<Swept> {
  const now = clock.now()
  const swept: Swept = { expired: 0, blobs: 0, temporaryFiles: 0 }
  for (let count = batchSize; count === batchSize; swept.expired += count)
    count = await expire(store, ws, now)
  for (let count = batchSize; count === batchSize; swept.blobs += count)
    count = await removeLoose(store, ws, files, now - graceMs)
  // Files carry the machine's time, whatever the clock says.
  swept.temporaryFiles = await files.removeStale(Date.now() - graceMs)
  return swept
}

function expire(store: OpenedStore, ws: number, now: number): Promise<number> {
  return store.write(ws, { actor: null }, async (tx) => {
    const overdue = await listOverdueUploads(tx, now, batchSize)
    for (const upload of overdue) {
      await updateFileUpload(tx, upload.pk, { status: "expired" })
      await removeFileParts(tx, upload.pk)
      tx.log({
        kind: "file_upload.expired",
        object_type: "file_upload",
        object_id: upload.id,
        object_pk: upload.pk,
        data_source_pk: null,
        details: { created_by: upload.created_by },
      })
    }
    return overdue.length
  })
}

async function removeLoose(
  store: OpenedStore,
  ws: number,
  files: Files,
  madeBefore: number,
): Promise<number> {
  const doomed = await store.write(ws, { actor: null }, async (tx) => {
    const loose = await listLooseBlobs(tx, madeBefore, batchSize)
    if (loose.length > 0)
      await updateBlobState(
        tx,
        loose.map((blob) => blob.pk),
        "doomed",
      )
    return loose
  })
  if (doomed.length === 0) return 0
  for (const blob of doomed) await files.place.remove(blobName(blob))
  const pks = doomed.map((blob) => blob.pk)
  await store.write(ws, { actor: null }, (tx) => removeBlobs(tx, pks))
  return doomed.length
}
