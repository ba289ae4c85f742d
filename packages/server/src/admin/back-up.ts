import { existsSync } from "node:fs"
import { isAbsolute } from "node:path"
import { ApiError, validationError } from "@inkling/contract"
import type { Manifest } from "@inkling/store"
import { archiveBlobs } from "../files/archive-blobs.ts"
import type { AdminDeps } from "./admin.ts"

export interface BackUpDeps extends AdminDeps {
  /** Folder of the uploaded files; absent where they lie in a bucket, or nowhere. */
  blobFolder?: string
}

/** What a backup came to. */
export type MadeBackUp = Pick<Manifest, "created_at" | "workspaces" | "files"> & {
  path: string
  rows: number
}

/**
 * Writes a backup into a new folder of this machine while the server serves.
 * @throws validationError on a path that is relative or taken · service_unavailable when it cannot be written
 */
export async function backUp({ store, blobFolder }: BackUpDeps, path: string): Promise<MadeBackUp> {
  if (!isAbsolute(path)) throw validationError(`A backup needs a full path; it was "${path}".`)
  if (existsSync(path)) throw validationError(`There is something at ${path} already; name a new folder.`)
  try {
    const { created_at, workspaces, files, tables } = await store.backUp({
      path,
      ...(blobFolder !== undefined && {
        copyFiles: (blobs, folder) => archiveBlobs(blobFolder, blobs, folder),
      }),
    })
    const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
    return { path, created_at, workspaces, files, rows }
  } catch (error) {
    if (error instanceof ApiError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new ApiError("service_unavailable", `The backup could not be written: ${reason}`, { cause: error })
  }
}
