/** Formulas and rollups that may stand on one another before the deepest reads as Empty. Source: reference §4, Depth */
export const maxLayers = 15

export interface BudgetLimits {
  /** Steps: one for each operation and element, one for each 16 characters made or searched. */
  fuel: number
  /** Longest text, in UTF-16 code units. */
  textChars: number
  listItems: number
}

/** Up to about 0.3 s of a core, by what is done most. Source: inferred; Notion's own limits are not public. */
export const defaultLimits: BudgetLimits = { fuel: 1_000_000, textChars: 1_000_000, listItems: 10_000 }

/** Deepest nesting over all formulas that are open at once, so that no chain of them overflows the stack. */
const maxOpenDepth = 1_000

/** Thrown by evaluation, and by nothing else in it. The message is a sentence; the API shows `unsupported`. */
export class FormulaLimitError extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = "FormulaLimitError"
  }
}

/**
 * What formulas may use up. One budget may serve one page or a whole query: all that is evaluated with it shares its
 * fuel, however formulas call each other.
 */
export class Budget {
  readonly #limits: BudgetLimits
  #fuel: number
  #layers = 0
  #depth = 0

  constructor(limits: Partial<BudgetLimits> = {}) {
    this.#limits = { ...defaultLimits, ...limits }
    this.#fuel = this.#limits.fuel
  }

  /** Fuel left, at least 0. */
  get fuel(): number {
    return Math.max(0, this.#fuel)
  }

  /** @throws FormulaLimitError */
  spend(steps = 1): void {
    this.#fuel -= steps
    if (this.#fuel < 0) throw new FormulaLimitError("The formula takes too many steps.")
  }

  /** @throws FormulaLimitError when a text would be too long */
  checkText(chars: number): void {
    if (chars <= this.#limits.textChars) return
    throw new FormulaLimitError(`The formula makes a text of more than ${this.#limits.textChars} characters.`)
  }

  /** @throws FormulaLimitError when a list would be too long */
  checkList(items: number): void {
    if (items <= this.#limits.listItems) return
    throw new FormulaLimitError(`The formula makes a list of more than ${this.#limits.listItems} elements.`)
  }

  /**
   * Pays for a text about to be made, before it is.
   * @throws FormulaLimitError
   */
  makeText(chars: number): void {
    this.checkText(chars)
    this.spend(Math.max(0, chars) >> 4)
  }

  /**
   * Pays for a list about to be made, before it is.
   * @throws FormulaLimitError
   */
  makeList(items: number): void {
    this.checkList(items)
    this.spend(items)
  }

  /**
   * Runs a formula that is nested `depth` deep, within the one that is running; undefined beyond 15 layers. Compiled
   * formulas do it themselves; a rollup is a layer too, of depth 1, and run in one by whoever computes it.
   * @throws FormulaLimitError
   */
  layer<T>(depth: number, run: () => T): T | undefined {
    if (this.#layers >= maxLayers) return undefined
    if (this.#depth + depth > maxOpenDepth) {
      throw new FormulaLimitError("The formulas are nested too deep in one another.")
    }
    this.#layers++
    this.#depth += depth
    try {
      return run()
    } finally {
      this.#layers--
      this.#depth -= depth
    }
  }
}
