import type { Snapshot, WriteTx } from "@inkling/store"

/** True in a write job. */
export function isWriting(tx: Snapshot): tx is WriteTx {
  return "allocatePks" in tx
}

/**
 * True when all that the snapshot sees is committed: only then may what is read go into a cache. In a write job that is
 * until it or one before it in its batch has logged something; what is logged later may never be committed, and its
 * numbers may be given out again.
 */
export function isSettled(tx: Snapshot): boolean {
  return !isWriting(tx) || tx.head.seq === tx.committedSeq
}
