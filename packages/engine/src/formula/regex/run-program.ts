// A backtracking matcher on a stack of its own, so that no pattern overflows the runtime's. Two things keep it linear:
// a choice that was made once at a position is not made there again, for it can only fail again; and each step is paid
// for from the budget, which also ends patterns with back-references, where choices must be made again.

import { type Budget, FormulaLimitError } from "../evaluate/budget.ts"
import { hasChar } from "./char-set.ts"
import type { Instruction, Program } from "./program.ts"

/** Steps of a matcher are smaller than those of formulas. */
const stepsPerFuel = 8
const stepsPerPayment = 1_024
/** Bytes for remembering choices, at most. */
const maxVisited = 16_000_000
/** Numbers on the stack, at most. */
const maxStack = 2_000_000

/** Where groups start and end in the text; -1 where one took no part. */
export type Slots = Int32Array

/** A program at work on one text. Searches from left to right share what they found to fail. */
export class Matcher {
  readonly #program: Program
  readonly #text: string
  readonly #budget: Budget
  readonly #slots: Slots
  readonly #visited: Uint8Array | undefined
  readonly #looks = new Map<Program, Int8Array>()
  #steps = 0

  /** @throws FormulaLimitError when text and pattern are too large together */
  constructor(program: Program, slotCount: number, text: string, budget: Budget) {
    this.#program = program
    this.#text = text
    this.#budget = budget
    this.#slots = new Int32Array(slotCount).fill(-1)
    if (program.isStateless && program.splitCount > 0) {
      const size = program.splitCount * (text.length + 1)
      if (size > maxVisited) {
        throw new FormulaLimitError("The regular expression is too complex for a text of this length.")
      }
      budget.spend(size >> 8)
      this.#visited = new Uint8Array(size)
    }
  }

  /**
   * The slots of the leftmost match that starts at `from` or later; undefined when there is none. Later calls must
   * start where the last match ended, or later.
   * @throws FormulaLimitError
   */
  search(from: number): Slots | undefined {
    for (let start = from; start <= this.#text.length; start++) {
      this.#slots.fill(-1)
      const end = this.#run(this.#program, start, this.#visited)
      if (end < 0) continue
      // Only here may a later search meet choices that did not fail.
      const { splitCount } = this.#program
      this.#visited?.fill(0, end * splitCount, (end + 1) * splitCount)
      return this.#slots.slice()
    }
    return undefined
  }

  /** Where the match ends, -1 when there is none. */
  #run(program: Program, start: number, visited: Uint8Array | Set<number> | undefined): number {
    const { code, splitCount, isBackward } = program
    const slots = this.#slots
    const text = this.#text
    // Pairs: an instruction and a position to go on from, or ~slot and what it held.
    const stack: number[] = []
    let at = start
    let pc = 0
    while (true) {
      if (++this.#steps >= stepsPerPayment) this.#pay(stack)
      const instruction = code[pc] as Instruction
      let isAlive = true
      pc++
      switch (instruction.op) {
        case "set": {
          const read = isBackward ? at - 1 : at
          isAlive = read >= 0 && read < text.length && hasChar(instruction.set, text.charCodeAt(read))
          at += isBackward ? -1 : 1
          break
        }
        case "jump":
          pc = instruction.to
          break
        case "split":
          isAlive = this.#isFirst(visited, at * splitCount + instruction.id)
          if (isAlive) stack.push(instruction.second, at)
          pc = instruction.first
          break
        case "save":
          stack.push(~instruction.slot, slots[instruction.slot] as number)
          slots[instruction.slot] = at
          break
        case "clear":
          for (let slot = instruction.from; slot < instruction.to; slot++) {
            stack.push(~slot, slots[slot] as number)
            slots[slot] = -1
          }
          break
        case "progress":
          isAlive = slots[instruction.slot] !== at
          break
        case "assert":
          isAlive = holds(instruction.at, text, at)
          break
        case "look":
          isAlive = this.#look(instruction.program, at, instruction.isNegative, stack)
          break
        case "backreference": {
          const length = this.#repeated(instruction.index, at, isBackward)
          isAlive = length >= 0
          at += isBackward ? -length : length
          break
        }
        case "match":
          return at
      }
      if (isAlive) continue
      while (true) {
        if (stack.length === 0) return -1
        at = stack.pop() as number
        pc = stack.pop() as number
        if (pc >= 0) break
        slots[~pc] = at
      }
    }
  }

  /** @throws FormulaLimitError */
  #pay(stack: readonly number[]): void {
    this.#budget.spend(Math.ceil(this.#steps / stepsPerFuel))
    this.#steps = 0
    if (stack.length > maxStack) throw new FormulaLimitError("The regular expression leaves too much to try.")
  }

  /** False when the choice was made before. */
  #isFirst(visited: Uint8Array | Set<number> | undefined, key: number): boolean {
    if (visited === undefined) return true
    if (visited instanceof Set) {
      if (visited.has(key)) return false
      this.#steps += stepsPerFuel
      visited.add(key)
      return true
    }
    if (visited[key] === 1) return false
    visited[key] = 1
    return true
  }

  /** Whether the text around a position is as asked. Groups of a look that holds stay, until `stack` is unwound. */
  #look(program: Program, at: number, isNegative: boolean, stack: number[]): boolean {
    const known = this.#lookMemory(program)
    if (known && known[at] !== 0) return (known[at] === 1) !== isNegative
    const before = this.#slots.slice()
    const isFound = this.#run(program, at, program.isStateless ? new Set() : undefined) >= 0
    if (known) known[at] = isFound ? 1 : -1
    for (let slot = 0; slot < before.length; slot++) {
      const old = before[slot] as number
      if (this.#slots[slot] === old) continue
      if (isFound && !isNegative) stack.push(~slot, old)
      else this.#slots[slot] = old
    }
    return isFound !== isNegative
  }

  /** By position: 1 found, -1 not, 0 not yet tried. Groups and back-references rule it out. */
  #lookMemory(program: Program): Int8Array | undefined {
    if (!program.isStateless || program.hasGroups) return undefined
    let known = this.#looks.get(program)
    if (!known) {
      known = new Int8Array(this.#text.length + 1)
      this.#looks.set(program, known)
    }
    return known
  }

  /** How long the text of a group is where it comes again, -1 when it does not. A group without text comes everywhere. */
  #repeated(index: number, at: number, isBackward: boolean): number {
    const start = this.#slots[index * 2] as number
    const end = this.#slots[index * 2 + 1] as number
    if (start < 0 || end < 0) return 0
    const wanted = this.#text.slice(start, end)
    this.#steps += wanted.length >> 3
    return this.#text.startsWith(wanted, isBackward ? at - wanted.length : at) &&
      (!isBackward || at >= wanted.length)
      ? wanted.length
      : -1
  }
}

function holds(what: "start" | "end" | "boundary" | "inside", text: string, at: number): boolean {
  if (what === "start") return at === 0
  if (what === "end") return at === text.length
  return (isWord(text, at - 1) !== isWord(text, at)) === (what === "boundary")
}

function isWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x5f ||
    (code >= 0x61 && code <= 0x7a)
  )
}
