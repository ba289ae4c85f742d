import { blockOf, blockRows } from "../columns/block.ts"
import { bytes, floats, offsets } from "../columns/growable.ts"
import { PkIndex } from "../columns/pk-index.ts"
import { TextHeap } from "../columns/text-heap.ts"
import { foldWords } from "./title-score.ts"

/** What a search looks at in a page. */
export interface TitleSource {
  pk: number
  title: string
  editedAtMs: number
  /** Nearest page or database above it, or itself, with an access list of its own. */
  acl: number
  /** Itself, not something above it. */
  isTrashed: boolean
}

const trashed = 1
const superseded = 2

/** Entries that count no more, as a share of all, before the index is worth making anew. */
const maxSupersededShare = 0.5
const minSuperseded = 10_000

/**
 * Titles in the order of editing, as folded words: an edit appends an entry and supersedes the one before, so that the
 * newest are at the end. Some 50 bytes an entry beside its words.
 */
export class TitleIndex {
  readonly pks = floats()
  readonly editedAt = floats()
  readonly #acls = floats()
  readonly #flags = bytes()
  readonly #starts = offsets()
  readonly #heap = new TextHeap()
  readonly #latest = new PkIndex(this.pks)
  /** Latest edit in each block and all before it. */
  readonly #latestEdits = floats()
  /** Earliest edit in each block. */
  readonly #earliestEdits = floats()
  #supersededCount = 0

  constructor() {
    this.#starts.push(0)
  }

  get length(): number {
    return this.pks.length
  }

  get bytes(): number {
    const { pks, editedAt } = this
    const lists = [
      pks,
      editedAt,
      this.#acls,
      this.#flags,
      this.#starts,
      this.#latestEdits,
      this.#earliestEdits,
      this.#latest,
      this.#heap,
    ]
    return lists.reduce((sum, list) => sum + list.bytes, 0)
  }

  /** Whether so much is superseded that it should be made anew. */
  get isWorn(): boolean {
    return this.#supersededCount > Math.max(minSuperseded, this.length * maxSupersededShare)
  }

  /** Takes in a page, new or changed. */
  set({ pk, title, editedAtMs, acl, isTrashed }: TitleSource): void {
    this.remove(pk)
    const entry = this.length
    this.pks.push(pk)
    this.editedAt.push(editedAtMs)
    this.#acls.push(acl)
    this.#flags.push(isTrashed ? trashed : 0)
    for (const word of foldWords(title)) this.#heap.append(` ${word}`)
    this.#starts.push(this.#heap.length)
    this.#latest.replace(entry)
    const block = blockOf(entry)
    if (block === this.#latestEdits.length) {
      this.#latestEdits.push(block === 0 ? Number.NEGATIVE_INFINITY : this.latestEdit(block - 1))
      this.#earliestEdits.push(editedAtMs)
    }
    const earliest = this.#earliestEdits.data
    if (editedAtMs < (earliest[block] as number)) earliest[block] = editedAtMs
    if (editedAtMs > (this.#latestEdits.data[block] as number)) this.#latestEdits.data[block] = editedAtMs
  }

  /** Takes out a page that search is not to find: a template. */
  remove(pk: number): void {
    const entry = this.#latest.find(pk)
    if (entry < 0 || this.#isSuperseded(entry)) return
    this.#flags.data[entry] = superseded
    this.#supersededCount++
  }

  /** Follows a change of access. */
  setAcl(pk: number, acl: number): void {
    const entry = this.#latest.find(pk)
    if (entry >= 0) this.#acls.data[entry] = acl
  }

  acl(entry: number): number {
    return this.#acls.data[entry] as number
  }

  /** Whether the entry counts; with `trashed` false only when its page is not in trash itself. */
  counts(entry: number, withTrashed: boolean): boolean {
    const flags = this.#flags.data[entry] as number
    return flags === 0 || (withTrashed && flags === trashed)
  }

  /** The latest edit that an entry of this block, or one before it, can have. */
  latestEdit(block: number): number {
    return this.#latestEdits.data[block] as number
  }

  /** By block, the earliest edit that an entry of it, or one behind it, can have. */
  earliestEdits(): Float64Array {
    const earliest = this.#earliestEdits.data.slice(0, this.#earliestEdits.length)
    for (let block = earliest.length - 2; block >= 0; block--)
      earliest[block] = Math.min(earliest[block] as number, earliest[block + 1] as number)
    return earliest
  }

  /** Whether an entry's words are these: each behind a space. */
  hasWords(entry: number, words: Buffer): boolean {
    const [start, end] = [this.#starts.data[entry] as number, this.#starts.data[entry + 1] as number]
    return end - start === words.length && this.#heap.hasAt(start, words)
  }

  /** Marks, from `mask[0]` on, the entries of a block with a word that begins with the bytes. */
  mark(block: number, beginning: Buffer, mask: Uint8Array): void {
    const from = block * blockRows
    const to = Math.min(from + blockRows, this.length)
    const { data } = this.#starts
    const end = data[to] as number
    let entry = from
    let at = this.#heap.find(beginning, data[from] as number, end)
    while (at >= 0) {
      while ((data[entry + 1] as number) <= at) entry++
      const isBeginning = this.#heap.byteAt(at - 1) === space
      if (isBeginning) mask[entry - from] = 1
      at = this.#heap.find(beginning, isBeginning ? (data[entry + 1] as number) : at + 1, end)
    }
  }

  /** Adds, from `scores[0]` on, 2 for each entry of a block that has the bytes as a word, else 1 if one begins so. */
  score(block: number, word: Buffer, scores: Uint32Array): void {
    const from = block * blockRows
    const to = Math.min(from + blockRows, this.length)
    const { data } = this.#starts
    const end = data[to] as number
    let [entry, points] = [from, 0]
    let at = this.#heap.find(word, data[from] as number, end)
    while (at >= 0) {
      const before = entry
      while ((data[entry + 1] as number) <= at) entry++
      if (entry !== before) points = 0
      const entryEnd = data[entry + 1] as number
      const behind = at + word.length
      let now = 0
      if (this.#heap.byteAt(at - 1) === space)
        now = behind === entryEnd || this.#heap.byteAt(behind) === space ? 2 : 1
      if (now > points) {
        scores[entry - from] = (scores[entry - from] as number) + now - points
        points = now
      }
      at = this.#heap.find(word, points === 2 ? entryEnd : at + 1, end)
    }
  }

  #isSuperseded(entry: number): boolean {
    return this.#flags.data[entry] === superseded
  }
}

const space = 32
