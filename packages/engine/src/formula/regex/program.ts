import type { CharSet } from "./char-set.ts"
import { isNullable, type Pattern, type RepeatPattern } from "./pattern.ts"

/** One instruction; targets are indexes of instructions. */
export type Instruction =
  | { op: "set"; set: CharSet }
  | { op: "jump"; to: number }
  | SplitInstruction
  /** Writes the position into a slot. */
  | { op: "save"; slot: number }
  /** Forgets slots `from` up to, not including, `to`. */
  | { op: "clear"; from: number; to: number }
  /** Fails when nothing was taken since the position in the slot. */
  | { op: "progress"; slot: number }
  | { op: "assert"; at: "start" | "end" | "boundary" | "inside" }
  | { op: "look"; program: Program; isNegative: boolean }
  | { op: "backreference"; index: number }
  | { op: "match" }

/**
 * Tries `first`, then `second`. What can come of it depends on the position and on which of the rounds around it have
 * taken nothing yet: those of `rounds`, slots that hold where they began. Each such state has a number from `id` on.
 */
export interface SplitInstruction {
  op: "split"
  first: number
  second: number
  id: number
  rounds: readonly number[]
}

/** Slots 2i and 2i + 1 hold where group i starts and ends; those behind them are registers. */
export interface Program {
  code: readonly Instruction[]
  /** Numbers of states that its splits may be in at one position. */
  stateCount: number
  /** Characters are taken from right to left, as in look-behind. */
  isBackward: boolean
  /** Whether what follows depends on the position alone, so that a failure need not be tried again. */
  isStateless: boolean
  /** Whether it writes groups that the outside may read. */
  hasGroups: boolean
}

const maxInstructions = 5_000
/** Deeper nests of rounds that may take nothing are tried without remembering. */
const maxRounds = 4

/** Undefined when counted repeats make it too large. */
export function compilePattern(
  pattern: Pattern,
  groupCount: number,
): { program: Program; slotCount: number } | undefined {
  const registers = { next: groupCount * 2 }
  const program = new Compiler(false, registers).compile({ kind: "group", body: pattern, index: 0 })
  return program && { program, slotCount: registers.next }
}

class Compiler {
  readonly #code: Instruction[] = []
  readonly #isBackward: boolean
  /** Slots behind those of groups, shared with the programs of look-arounds. */
  readonly #registers: { next: number }
  #states = 0
  /** Slots of the rounds around what is being emitted that must take something. */
  #rounds: readonly number[] = []
  #isStateless = true
  #hasGroups = false
  #isTooLarge = false

  constructor(isBackward: boolean, registers: { next: number }) {
    this.#isBackward = isBackward
    this.#registers = registers
  }

  compile(pattern: Pattern): Program | undefined {
    this.#emit(pattern)
    this.#code.push({ op: "match" })
    if (this.#isTooLarge) return undefined
    return {
      code: this.#code,
      stateCount: this.#states,
      isBackward: this.#isBackward,
      isStateless: this.#isStateless,
      hasGroups: this.#hasGroups,
    }
  }

  #emit(pattern: Pattern): void {
    if (this.#code.length > maxInstructions) this.#isTooLarge = true
    if (this.#isTooLarge) return
    switch (pattern.kind) {
      case "set":
        this.#code.push({ op: "set", set: pattern.set })
        return
      case "sequence":
        for (const item of this.#isBackward ? pattern.items.toReversed() : pattern.items) this.#emit(item)
        return
      case "choice":
        this.#emitChoice(pattern.options)
        return
      case "repeat":
        this.#emitRepeat(pattern)
        return
      case "group": {
        const [first, second] = this.#isBackward ? [1, 0] : [0, 1]
        this.#hasGroups = true
        this.#code.push({ op: "save", slot: pattern.index * 2 + first })
        this.#emit(pattern.body)
        this.#code.push({ op: "save", slot: pattern.index * 2 + second })
        return
      }
      case "assert":
        this.#code.push({ op: "assert", at: pattern.at })
        return
      case "backreference":
        this.#isStateless = false
        this.#code.push({ op: "backreference", index: pattern.index })
        return
      case "look": {
        const program = new Compiler(pattern.isBehind, this.#registers).compile(pattern.body)
        if (!program) this.#isTooLarge = true
        else {
          if (!program.isStateless) this.#isStateless = false
          if (program.hasGroups) this.#hasGroups = true
          this.#code.push({ op: "look", program, isNegative: pattern.isNegative })
        }
      }
    }
  }

  #emitChoice(options: readonly Pattern[]): void {
    const ends: { op: "jump"; to: number }[] = []
    for (const [index, option] of options.entries()) {
      if (index === options.length - 1) {
        this.#emit(option)
        break
      }
      const split = this.#split()
      split.first = this.#code.length
      this.#emit(option)
      const end = { op: "jump" as const, to: 0 }
      ends.push(end)
      this.#code.push(end)
      split.second = this.#code.length
    }
    for (const end of ends) end.to = this.#code.length
  }

  #emitRepeat(repeat: RepeatPattern): void {
    const { min, max } = repeat
    for (let round = 0; round < min && !this.#isTooLarge; round++) this.#emitRound(repeat)
    if (max === Number.POSITIVE_INFINITY) {
      const start = this.#code.length
      const split = this.#emitOptional(repeat)
      this.#code.push({ op: "jump", to: start })
      this.#close(split, repeat)
      return
    }
    const splits = []
    for (let round = min; round < max && !this.#isTooLarge; round++) splits.push(this.#emitOptional(repeat))
    for (const split of splits) this.#close(split, repeat)
  }

  #emitRound({ body, groups: [from, to] }: RepeatPattern): void {
    if (to > from) this.#code.push({ op: "clear", from: from * 2, to: to * 2 })
    this.#emit(body)
  }

  /** One more round, which must take something. `close` says where to go without it. */
  #emitOptional(repeat: RepeatPattern): SplitInstruction {
    const split = this.#split()
    if (repeat.isLazy) split.second = this.#code.length
    else split.first = this.#code.length
    const slot = isNullable(repeat.body) ? this.#registers.next++ : undefined
    const around = this.#rounds
    if (slot !== undefined) {
      this.#code.push({ op: "save", slot })
      this.#rounds = [...around, slot]
    }
    this.#emitRound(repeat)
    this.#rounds = around
    if (slot !== undefined) this.#code.push({ op: "progress", slot })
    return split
  }

  #close(split: SplitInstruction, repeat: RepeatPattern): void {
    if (repeat.isLazy) split.first = this.#code.length
    else split.second = this.#code.length
  }

  #split(): SplitInstruction {
    const rounds = this.#rounds
    const split: SplitInstruction = { op: "split", first: 0, second: 0, id: this.#states, rounds }
    if (rounds.length > maxRounds) this.#isStateless = false
    else this.#states += 2 ** rounds.length
    this.#code.push(split)
    return split
  }
}
