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
  /** pks of the other pages that decided it, hidden and trashed ones of relations included; only where asked for. */
  reads: Set<number> | undefined
}

/** A value that was computed, to be used again. */
export interface Memo {
  value: unknown
  trace: Trace
  /** Fuel that it took, and that whoever uses it again pays too: so that no result depends on the order of computing. */
  cost: number
}

export function newTrace(tracksReads: boolean): Trace {
  return {
    height: 0,
    isCut: false,
    isIncomplete: false,
    isVolatile: false,
    isNamed: false,
    isLimited: false,
    reads: tracksReads ? new Set() : undefined,
  }
}

/** Adds what a value met to what the one that uses it has met. */
export function joinTrace(into: Trace, inner: Trace): void {
  into.height = Math.max(into.height, inner.height)
  into.isCut ||= inner.isCut
  into.isIncomplete ||= inner.isIncomplete
  into.isVolatile ||= inner.isVolatile
  into.isNamed ||= inner.isNamed
  if (inner.reads) for (const pk of inner.reads) into.reads?.add(pk)
}
