import type { Snapshot, WriteTx } from "@inkling/store"

/**
 * True in a write job. What a job sees may never be committed, and its tree_seq may be given out again: so nothing
 * read in one goes into a cache.
 */
export function isWriting(tx: Snapshot): tx is WriteTx {
  return "allocatePks" in tx
}
