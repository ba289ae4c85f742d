import type { Readable } from "node:stream"

/** Where bytes lie under names that are given once: a folder, or a bucket. */
export interface BlobPlace {
  /** Takes a finished temporary file over; resolves when its bytes are durable under `name`. */
  put(name: string, file: ReceivedFile): Promise<void>
  /** The bytes from `start` to `end`, both included. Errors come through the stream. */
  open(name: string, range: { start: number; end: number }): Promise<Readable>
  /** Nothing happens when there is none of that name. */
  remove(name: string): Promise<void>
}

/** Bytes that have come whole and are on disk. */
export interface ReceivedFile {
  path: string
  sizeBytes: number
  /** SHA-256, hex. */
  hash: string
}

/** The name of a blob: by its content, with the pk, so that one that is being removed is never met again. */
export function blobName({ ws, hash, pk }: { ws: number; hash: string; pk: number }): string {
  return `${ws}/${hash.slice(0, 2)}/${hash}-${pk}`
}
