import type { Clock } from "@inkling/engine"
import { type Manifest, type RestoreOptions, restoreArchive } from "@inkling/store"
import { restoreBlobs } from "../files/archive-blobs.ts"

export interface RestoreBackUpOptions {
  /** Folder that a backup made. */
  path: string
  target: RestoreOptions["target"]
  /** Where uploaded files go; absent when they go elsewhere. */
  blobFolder?: string
  clock: Clock
}

/**
 * Puts a backup into an empty database that no server has open. Files come first: rows that name them are there only
 * once they are.
 * @throws DamagedArchive · Error when the target is not empty, or there is no place for the files
 */
export function restoreBackUp({ blobFolder, ...options }: RestoreBackUpOptions): Promise<Manifest> {
  return restoreArchive({
    ...options,
    placeFiles: async ({ files }) => {
      if (!files || files.count === 0) return
      if (blobFolder === undefined)
        throw new Error(
          "The backup holds uploaded files, and here they would go to a bucket. Restore without INKLING_FILES_S3_BUCKET.",
        )
      await restoreBlobs(options.path, files, blobFolder)
    },
  })
}
