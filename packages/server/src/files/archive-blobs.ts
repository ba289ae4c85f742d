import { createHash } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { constants, copyFile, mkdir, open, readdir } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import { pipeline } from "node:stream/promises"
import { type ArchivedFiles, type BlobRow, DamagedArchive } from "@inkling/store"
import { blobName } from "./blob-place.ts"

/**
 * Copies blobs from the folder where they lie into one of a backup. Whatever the sweep removed meanwhile was wanted by
 * nobody any more; it is named in the answer.
 */
export async function archiveBlobs(
  blobFolder: string,
  blobs: readonly BlobRow[],
  target: string,
): Promise<ArchivedFiles> {
  const missing: string[] = []
  await mkdir(target, { recursive: true, mode: 0o700 })
  for (const blob of blobs) {
    const name = blobName(blob)
    const copy = join(target, name)
    await mkdir(dirname(copy), { recursive: true, mode: 0o700 })
    try {
      await copyFile(join(blobFolder, name), copy, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error
      missing.push(name)
      continue
    }
    const file = await open(copy, "r+")
    try {
      await file.sync()
    } finally {
      await file.close()
    }
  }
  return { count: blobs.length - missing.length, missing }
}

/**
 * Copies the blobs of the backup at `path` to where they are served from; their names say what is in them.
 * @throws DamagedArchive when one is missing or not what its name says
 */
export async function restoreBlobs(path: string, files: ArchivedFiles, blobFolder: string): Promise<void> {
  const source = join(path, "files")
  const entries = await readdir(source, { recursive: true, withFileTypes: true }).catch((error) => {
    throw new DamagedArchive(path, "its files cannot be read", { cause: error })
  })
  const found = entries.filter((entry) => entry.isFile())
  if (found.length !== files.count)
    throw new DamagedArchive(path, `it has ${found.length} files in place of ${files.count}`)
  for (const { name, parentPath } of found) {
    const folder = join(blobFolder, parentPath.slice(source.length))
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const hash = createHash("sha256")
    await pipeline(
      createReadStream(join(parentPath, name)),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(join(folder, name), { mode: 0o600, flush: true }),
    )
    if (hash.digest("hex") !== basename(name).split("-")[0])
      throw new DamagedArchive(path, `the file ${name} is not what it was`)
  }
}
