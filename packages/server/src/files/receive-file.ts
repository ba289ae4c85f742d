import { createHash, randomUUID } from "node:crypto"
import { createWriteStream } from "node:fs"
import { rm } from "node:fs/promises"
import { join } from "node:path"
import { type Readable, Transform } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { ReceivedFile } from "./blob-place.ts"
import { orDiskFull } from "./disk-full.ts"

/**
 * Writes a stream into a new temporary file, hashing it on the way; it resolves when the bytes are on disk. Nothing
 * is left behind when it fails.
 * @throws what `tooLarge` makes once more than `maxBytes` have come · diskFull when the disk is full
 */
export async function receiveFile(
  source: Readable,
  folder: string,
  { maxBytes, tooLarge }: { maxBytes: number; tooLarge(): Error },
): Promise<ReceivedFile> {
  const path = join(folder, randomUUID())
  const hash = createHash("sha256")
  let sizeBytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length
      if (sizeBytes > maxBytes) {
        done(tooLarge())
        return
      }
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    // `flush` syncs the file before it is closed.
    await pipeline(source, measure, createWriteStream(path, { flags: "wx", mode: 0o600, flush: true }))
  } catch (error) {
    await rm(path, { force: true })
    throw orDiskFull(error)
  }
  return { path, sizeBytes, hash: hash.digest("hex") }
}
