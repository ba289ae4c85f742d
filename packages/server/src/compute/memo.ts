/** What computing one value met, beside the value. */
export interface Trace {
  /** Layers of formulas and rollups that it took, itself included. */
  height: number
  /** Whether a layer beyond the last allowed one was asked for. */
  isCut: boolean
  /** Whether something was not loaded yet: the value is not to be used. */
  isIncomplete: boolean
  /** Whether it asked for the time. */
  isVolatile: boolean
  /** Whether it reads names of people or of what texts mention, whose changes are not followed. */
  isNamed: boolean
  /** Whether its budget ran out. */
  isLimited: boolean
  /**
   * pks of the other pages that decided it, hidden and trashed ones of relations included, some of them more than once;
   * undefined for none, and where nobody asks for them.
   */
  reads: number[] | undefined
  /** Reads beyond which they are looked through for repetitions again. */
  maxReadsUnchecked: number
}

/** A value that was computed, to be used again. */
export interface Memo {
  value: unknown
  trace: Trace
  /** Fuel that it took, without that of the values it uses. */
  ownFuel: number
  uses: readonly Memo[]
  /** Number of the last value for an answer that has paid for it. */
  paidBy: number
}

/** What values are computed of; without a memo until there is one. */
export interface MemoOwner {
  memo: Map<number, Memo> | undefined
}

/** Beyond this, reads are looked through for repetitions, and again when there are twice as many as were left. */
const manyReads = 1_000

/** Adds pages that decided a value. */
export function addReads(trace: Trace, pks: readonly number[]): void {
  trace.reads ??= []
  for (const pk of pks) trace.reads.push(pk)
  if (trace.reads.length <= trace.maxReadsUnchecked) return
  trace.reads = [...new Set(trace.reads)]
  trace.maxReadsUnchecked = Math.max(manyReads, trace.reads.length * 2)
}

export function newTrace(): Trace {
  return {
    height: 0,
    isCut: false,
    isIncomplete: false,
    isVolatile: false,
    isNamed: false,
    isLimited: false,
    reads: undefined,
    maxReadsUnchecked: manyReads,
  }
}

/** Adds what a value met to what the one that uses it has met. */
export function joinTrace(into: Trace, inner: Trace): void {
  into.height = Math.max(into.height, inner.height)
  into.isCut ||= inner.isCut
  into.isIncomplete ||= inner.isIncomplete
  into.isVolatile ||= inner.isVolatile
  into.isNamed ||= inner.isNamed
  if (inner.reads) addReads(into, inner.reads)
}
