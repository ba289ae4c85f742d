import { writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import type { Dice } from "../dice.ts"
import type { TraceEvent } from "./trace.ts"

type Change = { offset: number; bytes: Buffer } | { size: number }

interface ShadowFile {
  synced: Buffer<ArrayBuffer>
  /** Written and not yet synced, in order. */
  pending: Change[]
  /** Position of the next plain write. */
  position: number
}

/** Bytes a disk writes at once; a cut of power may keep some of a write's sectors and lose others. */
const sectorBytes = 512

/** A disk that forgets, when asked, whatever was not synced. */
export class ShadowDisk {
  readonly #files = new Map<string, ShadowFile>()
  /** Changes that a sync under way will cover, by thread. */
  readonly #covered = new Map<string, number>()

  apply(event: TraceEvent): void {
    if (event.kind === "answer") return
    const file = this.#file(event.file)
    switch (event.kind) {
      case "write": {
        const offset = event.offset ?? file.position
        if (event.offset === undefined) file.position += event.bytes.length
        file.pending.push({ offset, bytes: event.bytes })
        break
      }
      case "truncate":
        file.pending.push({ size: event.size })
        break
      case "sync-begins":
        this.#covered.set(event.thread, file.pending.length)
        break
      case "sync-ended":
        for (const change of file.pending.splice(0, this.#covered.get(event.thread) ?? 0))
          file.synced = changed(file.synced, change)
    }
  }

  /** Bytes of `file` that a cut of power could lose now. */
  unsyncedBytes(file: string): number {
    const sizes = this.#file(file).pending.map((change) => ("bytes" in change ? change.bytes.length : 0))
    return sizes.reduce((sum, size) => sum + size, 0)
  }

  /** Writes into `folder` what a disk holds after the power went: everything synced, and a random part of the rest. */
  cutPower(folder: string, dice: Dice): void {
    const keep = dice.pick([0, 0, 0.5, 0.9])
    for (const [path, file] of this.#files) {
      let content = file.synced
      for (const change of file.pending) content = changedInPart(content, change, keep, dice)
      writeFileSync(join(folder, basename(path)), content)
    }
  }

  #file(path: string): ShadowFile {
    const known = this.#files.get(path)
    if (known) return known
    const made: ShadowFile = { synced: Buffer.alloc(0), pending: [], position: 0 }
    this.#files.set(path, made)
    return made
  }
}

function changed(content: Buffer<ArrayBuffer>, change: Change): Buffer<ArrayBuffer> {
  if ("size" in change) return resized(content, change.size)
  const end = change.offset + change.bytes.length
  const grown = end > content.length ? resized(content, end) : content
  change.bytes.copy(grown, change.offset)
  return grown
}

function resized(content: Buffer<ArrayBuffer>, size: number): Buffer<ArrayBuffer> {
  const next = Buffer.alloc(size)
  content.copy(next, 0, 0, Math.min(size, content.length))
  return next
}

function changedInPart(
  content: Buffer<ArrayBuffer>,
  change: Change,
  keep: number,
  dice: Dice,
): Buffer<ArrayBuffer> {
  if ("size" in change) return dice.chance(keep) ? changed(content, change) : content
  let next = Buffer.from(content)
  for (let at = 0; at < change.bytes.length; at += sectorBytes) {
    if (!dice.chance(keep)) continue
    next = changed(next, { offset: change.offset + at, bytes: change.bytes.subarray(at, at + sectorBytes) })
  }
  return next
}
