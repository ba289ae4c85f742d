import { createReadStream } from "node:fs"
import { mkdir, open, rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import type { Readable } from "node:stream"
import type { BlobPlace, ReceivedFile } from "./blob-place.ts"
import { orDiskFull } from "./disk-full.ts"

/** Blobs in a folder. The temporary files it takes over must lie on the same file system. */
export class DiskBlobs implements BlobPlace {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** @throws diskFull when there is no room for a name */
  async put(name: string, file: ReceivedFile): Promise<void> {
    const path = join(this.#folder, name)
    const folder = dirname(path)
    try {
      await mkdir(folder, { recursive: true })
      await rename(file.path, path)
    } catch (error) {
      throw orDiskFull(error)
    }
    // The file's bytes are on disk already; its name, and those of new folders, must be too.
    for (let at = folder; at.length >= this.#folder.length; at = dirname(at)) await syncFolder(at)
  }

  async open(name: string, { start, end }: { start: number; end: number }): Promise<Readable> {
    const handle = await open(join(this.#folder, name))
    return createReadStream("", { fd: handle, start, end, highWaterMark: 256 * 1024 })
  }

  remove(name: string): Promise<void> {
    return rm(join(this.#folder, name), { force: true })
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
