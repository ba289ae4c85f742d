import { mkdirSync } from "node:fs"
import { readdir, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { Readable } from "node:stream"
import { serviceUnavailable } from "@inkling/contract"
import {
  type BlobRow,
  findBlob,
  findStoredBlob,
  insertBlob,
  listFileParts,
  type OpenedStore,
  updateBlobState,
  type WriteTx,
} from "@inkling/store"
import { type BlobPlace, blobName, type ReceivedFile } from "./blob-place.ts"
import { receiveFile } from "./receive-file.ts"

/** One run of bytes of a hosted file. */
export interface FilePiece {
  name: string
  sizeBytes: number
}

/** Takes bytes in, keeps equal ones once per workspace, and gives them out again. */
export class Files {
  readonly place: BlobPlace
  readonly #store: OpenedStore
  readonly #temporary: string

  constructor(store: OpenedStore, folder: string, place: BlobPlace) {
    this.place = place
    this.#store = store
    this.#temporary = join(folder, "incoming")
    mkdirSync(this.#temporary, { recursive: true })
  }

  /** Streams bytes to a temporary file; see receiveFile. */
  receive(source: Readable, limits: Parameters<typeof receiveFile>[2]): Promise<ReceivedFile> {
    return receiveFile(source, this.#temporary, limits)
  }

  async discard(file: ReceivedFile): Promise<void> {
    await rm(file.path, { force: true })
  }

  /**
   * Makes received bytes durable, then runs `attach` in a write job with the blob that holds them. A kill in between
   * leaves a blob nobody refers to, for the sweep.
   */
  async keep<T>(
    ws: number,
    actor: string,
    file: ReceivedFile,
    attach: (tx: WriteTx, blobPk: number) => Promise<T>,
  ): Promise<T> {
    try {
      const known = await this.#store.read(ws, (tx) => findStoredBlob(tx, file.hash))
      const own = known ? undefined : await this.#put(ws, actor, file)
      return await this.#store.write(ws, { actor }, async (tx) => {
        const equal = await findStoredBlob(tx, file.hash)
        if (equal) return attach(tx, equal.pk)
        // Both can only have gone when the sweep came by meanwhile: the client sends again.
        if (!own || !(await findBlob(tx, own.pk))) throw serviceUnavailable()
        await updateBlobState(tx, [own.pk], "stored")
        return attach(tx, own.pk)
      })
    } finally {
      await this.discard(file)
    }
  }

  async #put(ws: number, actor: string, file: ReceivedFile): Promise<BlobRow> {
    const blob = await this.#store.write(ws, { actor }, async (tx) => {
      const row: BlobRow = {
        ws,
        pk: tx.allocatePks(1),
        hash: file.hash,
        size_bytes: file.sizeBytes,
        state: "writing",
        created_at: tx.now,
      }
      await insertBlob(tx, row)
      return row
    })
    await this.place.put(blobName(blob), file)
    return blob
  }

  /** What an upload's bytes consist of, in order, and a name for them that changes with them. */
  async pieces(ws: number, uploadPk: number): Promise<{ pieces: FilePiece[]; tag: string }> {
    const parts = await this.#store.read(ws, (tx) => listFileParts(tx, uploadPk))
    const pieces = parts.map((part) => ({
      name: blobName({ ws, hash: part.hash, pk: part.blob_pk }),
      sizeBytes: part.size_bytes,
    }))
    const hashes = parts.map((part) => part.hash)
    return {
      pieces,
      tag: hashes.length === 1 ? `${hashes[0]}` : `${hashes[0]}-${hashes.length}-${hashes.at(-1)}`,
    }
  }

  /** The bytes from `start` to `end`, both included, one piece opened at a time. */
  read(pieces: readonly FilePiece[], { start, end }: { start: number; end: number }): Readable {
    const { place } = this
    async function* bytes(): AsyncGenerator<Buffer> {
      let at = 0
      for (const piece of pieces) {
        const from = Math.max(start - at, 0)
        const to = Math.min(end - at, piece.sizeBytes - 1)
        if (from <= to) yield* await place.open(piece.name, { start: from, end: to })
        at += piece.sizeBytes
      }
    }
    return Readable.from(bytes(), { objectMode: false })
  }

  /** Removes temporary files last written before a moment: uploads that died with a process. */
  async removeStale(beforeMs: number): Promise<number> {
    let count = 0
    for (const name of await readdir(this.#temporary)) {
      const path = join(this.#temporary, name)
      const found = await stat(path).catch(() => undefined)
      if (!found || found.mtimeMs >= beforeMs) continue
      await rm(path, { force: true })
      count++
    }
    return count
  }
}
