import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import type { OpenedStore } from "@inkling/store"
import { DiskBlobs } from "./disk-blobs.ts"
import { linkKeyOf } from "./file-links.ts"
import { Files } from "./files.ts"
import { S3Blobs, type S3Options } from "./s3-blobs.ts"

/** Where files lie. */
export interface FilePlace {
  /** Holds the files, or with a bucket only what is on its way, and the key that signs links. */
  folder: string
  s3?: S3Options
  /** Signs links in place of the folder's key: for several processes that do not share a folder. */
  linkKey?: string
}

export interface OpenedFiles {
  files: Files
  linkKey: string
  /** Where bytes lie; undefined with a bucket. */
  blobFolder: string | undefined
  /** Removes a folder that was made only for this run. */
  removeTemporary(): void
}

/** The folder of blobs within a folder of files. */
export const blobsIn = (folder: string): string => join(folder, "blobs")

/** Opens the place given, or the one that goes with the storage; undefined when there is neither. */
export function openFiles(
  store: OpenedStore,
  storage: "memory" | { file: string } | { url: string },
  given: FilePlace | undefined,
): OpenedFiles | undefined {
  const isTemporary = given === undefined && storage === "memory"
  const folder =
    given?.folder ??
    (storage === "memory"
      ? mkdtempSync(join(tmpdir(), "inkling-files-"))
      : "file" in storage
        ? join(dirname(storage.file), "files")
        : undefined)
  if (folder === undefined) return undefined
  const linkKey = given?.linkKey ?? linkKeyOf(folder)
  const blobFolder = given?.s3 ? undefined : blobsIn(folder)
  const place = given?.s3 ? new S3Blobs(given.s3) : new DiskBlobs(blobsIn(folder))
  return {
    files: new Files(store, folder, place),
    linkKey,
    blobFolder,
    removeTemporary: () => {
      if (isTemporary) rmSync(folder, { recursive: true, force: true })
    },
  }
}
