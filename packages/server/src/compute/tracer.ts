import { Budget, FormulaLimitError, maxLayers } from "@inkling/engine"
import { addReads, joinTrace, type MemoOwner, newTrace, type Trace } from "./memo.ts"

/** Of one value: some 50 ms of a core at most, 10,000 related pages of a dozen operations each. */
const valueLimits = { fuel: 100_000, textChars: 100_000 }

/** Sees what computing a value takes and meets, and spares computing it twice. */
export class Tracer {
  readonly #tracksReads: boolean
  budget = new Budget()
  /** Of the value that is being computed. */
  trace: Trace = newTrace()
  /** Fuel that all values together have taken. */
  fuelUsed = 0
  #layers = 0

  constructor(tracksReads: boolean) {
    this.#tracksReads = tracksReads
  }

  /** Notes pages that decide the value that is being computed. */
  noteReads(pks: readonly number[]): void {
    if (this.#tracksReads && pks.length > 0) addReads(this.trace, pks)
  }

  /** The same of one page. */
  noteRead(pk: number): void {
    if (!this.#tracksReads) return
    this.trace.reads ??= []
    this.trace.reads.push(pk)
  }

  /** Computes a value for an answer, with a budget of its own; `limited` is what it is when that runs out. */
  whole<T>(compute: () => T, limited: T): { value: T; trace: Trace } {
    this.budget = new Budget(valueLimits)
    this.#layers = 0
    const trace = newTrace()
    this.trace = trace
    try {
      return { value: compute(), trace }
    } catch (error) {
      if (!(error instanceof FormulaLimitError)) throw error
      trace.isLimited = true
      return { value: limited, trace }
    } finally {
      this.fuelUsed += valueLimits.fuel - this.budget.fuel
    }
  }

  /**
   * What was computed before, or computes it: at most once for each owner and key, and once a layer where the last
   * allowed layer was met. Undefined beyond that layer.
   * @param key a whole number
   */
  once<T>(owner: MemoOwner, key: number, layers: 0 | 1, compute: () => T): T | undefined {
    if (this.#layers + layers > maxLayers) {
      this.trace.isCut = true
      return undefined
    }
    const keyWhole = key * (maxLayers + 2)
    const keyHere = keyWhole + 1 + this.#layers
    const whole = owner.memo?.get(keyWhole)
    const kept = whole && this.#layers + whole.trace.height <= maxLayers ? whole : owner.memo?.get(keyHere)
    if (kept) {
      this.budget.spend(kept.cost)
      joinTrace(this.trace, kept.trace)
      return kept.value as T
    }
    const fuel = this.budget.fuel
    const { value, trace } = this.#traced(layers, compute)
    if (!trace.isIncomplete) {
      owner.memo ??= new Map()
      owner.memo.set(trace.isCut ? keyHere : keyWhole, { value, trace, cost: fuel - this.budget.fuel })
    }
    return value
  }

  #traced<T>(layers: 0 | 1, compute: () => T): { value: T; trace: Trace } {
    const outer = this.trace
    const trace = newTrace()
    this.trace = trace
    this.#layers += layers
    try {
      return { value: compute(), trace }
    } finally {
      this.#layers -= layers
      trace.height += layers
      this.trace = outer
      joinTrace(outer, trace)
    }
  }
}
