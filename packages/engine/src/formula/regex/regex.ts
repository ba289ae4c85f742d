import type { Budget } from "../evaluate/budget.ts"
import { isLinear } from "./is-linear.ts"
import { parsePattern } from "./parse-pattern.ts"
import { compilePattern, type Program } from "./program.ts"
import { Matcher } from "./run-program.ts"

/** A match: where it stands, and what its groups took. */
export interface RegexMatch {
  start: number
  end: number
  /** The whole match first; undefined for groups that took no part. */
  groups: readonly (string | undefined)[]
}

/**
 * A regular expression in JavaScript's dialect without flags, look-around and back-references included, that no text
 * can stall: its own matcher runs within the budget. Patterns that are linear by their form run in the runtime's.
 */
export class Regex {
  readonly #source: string
  readonly #program: Program
  readonly #slotCount: number
  readonly #groupCount: number
  readonly #native: RegExp | undefined
  readonly names: ReadonlyMap<string, number>

  private constructor(
    source: string,
    compiled: { program: Program; slotCount: number },
    groups: { groupCount: number; names: ReadonlyMap<string, number> },
    isNative: boolean,
  ) {
    this.#source = source
    this.#program = compiled.program
    this.#slotCount = compiled.slotCount
    this.#groupCount = groups.groupCount
    this.#native = isNative ? new RegExp(source, "g") : undefined
    this.names = groups.names
  }

  /**
   * Undefined when the pattern is invalid, or larger than is allowed. The last patterns are kept; making a new one is
   * paid for, since a formula may make another for each element.
   * @throws FormulaLimitError
   */
  static of(source: string, budget?: Budget): Regex | undefined {
    const kept = cache.get(source)
    if (kept !== undefined) return kept ?? undefined
    budget?.spend(compileCost)
    const parsed = parsePattern(source)
    const compiled = parsed && compilePattern(parsed.pattern, parsed.groupCount)
    budget?.spend(compiled?.program.code.length ?? 0)
    const regex =
      parsed && compiled ? new Regex(source, compiled, parsed, isLinear(parsed.pattern, source)) : null
    if (cache.size >= maxCached) cache.clear()
    cache.set(source, regex)
    return regex ?? undefined
  }

  /**
   * The matches of a text from left to right, at most `most`. Behind an empty one the search goes on one further.
   * @throws FormulaLimitError
   */
  *matches(text: string, budget: Budget, most = Number.POSITIVE_INFINITY): Generator<RegexMatch> {
    if (this.#native) return yield* this.#nativeMatches(this.#native, text, budget, most)
    budget.spend(searchCost)
    const matcher = new Matcher(this.#program, this.#slotCount, text, budget)
    let from = 0
    for (let count = 0; count < most; count++) {
      const slots = matcher.search(from)
      if (!slots) return
      budget.spend()
      const start = slots[0] as number
      const end = slots[1] as number
      const groups = Array.from({ length: this.#groupCount }, (_, group) => {
        const first = slots[group * 2] as number
        const last = slots[group * 2 + 1] as number
        return first < 0 || last < 0 ? undefined : text.slice(first, last)
      })
      yield { start, end, groups }
      from = end === start ? end + 1 : end
      if (from > text.length) return
    }
  }

  *#nativeMatches(native: RegExp, text: string, budget: Budget, most: number): Generator<RegexMatch> {
    budget.spend((text.length * this.#source.length) >> 6)
    native.lastIndex = 0
    let from = 0
    for (let count = 0; count < most; count++) {
      native.lastIndex = from
      const match = native.exec(text)
      if (!match) return
      budget.spend()
      const end = match.index + match[0].length
      yield { start: match.index, end, groups: match }
      from = match[0] === "" ? end + 1 : end
      if (from > text.length) return
    }
  }
}

const maxCached = 500

/** What reading a pattern weighs against other steps. */
const compileCost = 64

/** What setting up a matcher weighs against other steps. */
const searchCost = 8
const cache = new Map<string, Regex | null>()
