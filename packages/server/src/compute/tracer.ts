import { Budget, FormulaLimitError, maxLayers } from "@inkling/engine"
import { addReads, joinTrace, type Memo, type MemoOwner, newTrace, type Trace } from "./memo.ts"

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
  /** Counts values for answers. */
  #number = 0
  /** Values used by the one that is being computed, and the fuel that was paid for them. */
  #uses: Memo[] = []
  #usesFuel = 0

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
    this.#number++
    this.#uses = []
    this.#usesFuel = 0
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
      this.#pay(kept)
      this.#uses.push(kept)
      joinTrace(this.trace, kept.trace)
      return kept.value as T
    }
    const memo = this.#compute(layers, compute)
    this.#uses.push(memo)
    if (!memo.trace.isIncomplete) {
      owner.memo ??= new Map()
      owner.memo.set(memo.trace.isCut ? keyHere : keyWhole, memo)
    }
    return memo.value as T
  }

  /**
   * Pays for a value that was computed before and for all that it uses, each once for the value that is wanted: that
   * costs as much as if nothing had been computed yet, so that no result depends on the order of computing.
   */
  #pay(memo: Memo): void {
    const open = [memo]
    for (let next = open.pop(); next; next = open.pop()) {
      if (next.paidBy === this.#number) continue
      next.paidBy = this.#number
      this.#usesFuel += next.ownFuel
      this.budget.spend(next.ownFuel)
      open.push(...next.uses)
    }
  }

  #compute(layers: 0 | 1, compute: () => unknown): Memo {
    const [outer, outerUses, outerFuel] = [this.trace, this.#uses, this.#usesFuel]
    const trace = newTrace()
    const uses: Memo[] = []
    this.trace = trace
    this.#uses = uses
    this.#usesFuel = 0
    this.#layers += layers
    const fuel = this.budget.fuel
    let ownFuel = 0
    try {
      const value = compute()
      ownFuel = fuel - this.budget.fuel - this.#usesFuel
      return { value, trace, ownFuel, uses, paidBy: this.#number }
    } finally {
      this.#layers -= layers
      trace.height += layers
      this.trace = outer
      this.#uses = outerUses
      this.#usesFuel += outerFuel + ownFuel
      joinTrace(outer, trace)
    }
  }
}
