import type { ByteBudget, Holding } from "../cache/byte-budget.ts"
import type { PageFragment } from "./page-fragment.ts"

/** What a page's fragment depends on beside the keys of its shelf. */
export interface FragmentState {
  rowSeq: number
  inTrash: boolean
}

interface Entry extends FragmentState, Holding {
  fragment: PageFragment
}

/** Fragments of one data source, or of the pages outside data sources, in one form; see FragmentCache.shelf. */
export class FragmentShelf {
  readonly stamp: string
  readonly #entries = new Map<number, Entry>()
  readonly #budget: ByteBudget

  constructor(stamp: string, budget: ByteBudget) {
    this.stamp = stamp
    this.#budget = budget
  }

  /** The fragment of a page as it is now. */
  find(pk: number, { rowSeq, inTrash }: FragmentState): PageFragment | undefined {
    const entry = this.#entries.get(pk)
    if (!entry || entry.rowSeq !== rowSeq || entry.inTrash !== inTrash) return undefined
    this.#budget.touch(entry)
    return entry.fragment
  }

  /** Keeps a fragment. Of two readers the one with the older snapshot may come last: the newest row counts. */
  keep(pk: number, { rowSeq, inTrash }: FragmentState, fragment: PageFragment): void {
    const old = this.#entries.get(pk)
    if (old && old.rowSeq > rowSeq) return
    if (old) this.#budget.forget(old)
    const entry: Entry = {
      rowSeq,
      inTrash,
      fragment,
      bytes: fragment.bytes,
      drop: () => this.#entries.delete(pk),
    }
    this.#entries.set(pk, entry)
    this.#budget.touch(entry)
  }

  /** Gives all bytes back. */
  clear(): void {
    for (const entry of this.#entries.values()) this.#budget.forget(entry)
    this.#entries.clear()
  }
}

export interface FragmentCounters {
  hits: number
  misses: number
}

/** Shelves kept; the host a client names is part of their keys, so there must be an end. */
const maxShelves = 2_000

/** Pages as bytes, as far as they fit into memory. */
export class FragmentCache {
  readonly budget: ByteBudget
  readonly #shelves = new Map<string, FragmentShelf>()
  readonly counters: FragmentCounters = { hits: 0, misses: 0 }

  constructor(budget: ByteBudget) {
    this.budget = budget
  }

  /**
   * The fragments whose place and form is `key`. `stamp` says what else they were made from: when it has changed, those
   * made before are let go.
   */
  shelf(key: string, stamp: string): FragmentShelf {
    const kept = this.#shelves.get(key)
    if (kept?.stamp === stamp) return kept
    kept?.clear()
    const shelf = new FragmentShelf(stamp, this.budget)
    this.#shelves.delete(key)
    this.#shelves.set(key, shelf)
    if (this.#shelves.size > maxShelves) this.#forgetOldest()
    return shelf
  }

  #forgetOldest(): void {
    const [key, shelf] = this.#shelves.entries().next().value as [string, FragmentShelf]
    shelf.clear()
    this.#shelves.delete(key)
  }
}
