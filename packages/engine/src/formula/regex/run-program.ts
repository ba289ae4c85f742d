// A backtracking matcher on a stack of its own, so that no pattern overflows the runtime's. Two things bound it: a choice
// that failed at a position is not tried there again, which makes patterns without back-references linear in the text;
// and each step is paid for from the budget, which ends those with back-references, where choices must be tried again.

import { type Budget, FormulaLimitError } from "../evaluate/budget.ts"
import { hasChar } from "./char-set.ts"
import type { Instruction, Program, SplitInstruction } from "./program.ts"

/** Steps of a matcher are smaller than those of formulas. */
const stepsPerFuel = 4
const stepsPerPayment = 1_024
/** Bytes for remembering choices, at most, of all programs of a pattern. */
const maxMemory = 16_000_000
/** Numbers on the stack, at most. */
const maxStack = 2_000_000

/** Where groups start and end in the text; -1 where one took no part. */
export type Slots = Int32Array

/** Choices that were made before, by state and position: failed, or known to succeed. */
const FAILED = 1
const SUCCEEDS = 2

/** A program at work on one text. Searches from left to right share what they found to fail. */
export class Matcher {
  readonly #program: Program
  readonly #text: string
  readonly #budget: Budget
  readonly #slots: Slots
  readonly #memories = new Map<Program, Uint8Array>()
  #memorySize = 0
  #steps = 0

  constructor(program: Program, slotCount: number, text: string, budget: Budget) {
    this.#program = program
    this.#text = text
    this.#budget = budget
    this.#slots = new Int32Array(slotCount).fill(-1)
  }

  /**
   * The slots of the leftmost match that starts at `from` or later; undefined when there is none. Later calls must
   * start where the last match ended, or later.
   * @throws FormulaLimitError
   */
  search(from: number): Slots | undefined {
    const found = this.#find(from)
    // Short searches never come to a payment of their own, and a formula may make very many.
    this.#budget.spend(Math.floor(this.#steps / stepsPerFuel))
    this.#steps = 0
    return found
  }

  #find(from: number): Slots | undefined {
    const memory = this.#memoryOf(this.#program)
    for (let start = from; start <= this.#text.length; start++) {
      this.#slots.fill(-1)
      const end = this.#run(this.#program, start, memory, undefined)
      if (end < 0) continue
      // Of the choices that led here a later search can only meet those at the end.
      const { stateCount } = this.#program
      memory?.fill(0, end * stateCount, (end + 1) * stateCount)
      return this.#slots.slice()
    }
    return undefined
  }

  /**
   * Where the match ends, -1 when there is none.
   * @param path gathers the choices that led to the match
   */
  #run(program: Program, start: number, memory: Uint8Array | undefined, path: Path | undefined): number {
    const { code, stateCount, isBackward } = program
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
          pc = instruction.first
          if (memory) {
            const state = at * stateCount + this.#stateOf(instruction, at)
            if (memory[state] === SUCCEEDS) return at
            isAlive = memory[state] !== FAILED
            memory[state] = FAILED
            if (isAlive && path) {
              this.#steps += stepsPerFuel
              path.push(state, stack.length)
            }
          }
          if (isAlive) stack.push(instruction.second, at)
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
      path?.cut(stack.length)
    }
  }

  /** Whether the text around a position is as asked. Groups of a look that holds stay, until `stack` is unwound. */
  #look(program: Program, at: number, isNegative: boolean, stack: number[]): boolean {
    const memory = this.#memoryOf(program)
    const path = memory && new Path()
    const before = this.#slots.slice()
    const isFound = this.#run(program, at, memory, path) >= 0
    // Groups must be taken again each time, so that their choices cannot be known to succeed.
    if (memory && isFound)
      for (const state of path?.states ?? []) memory[state] = program.hasGroups ? 0 : SUCCEEDS
    for (let slot = 0; slot < before.length; slot++) {
      const old = before[slot] as number
      if (this.#slots[slot] === old) continue
      if (isFound && !isNegative) stack.push(~slot, old)
      else this.#slots[slot] = old
    }
    return isFound !== isNegative
  }

  /**
   * What is known of a program's choices; undefined when they depend on more than the position, or there are none.
   * @throws FormulaLimitError when text and pattern are too large together
   */
  #memoryOf(program: Program): Uint8Array | undefined {
    if (!program.isStateless || program.stateCount === 0) return undefined
    let memory = this.#memories.get(program)
    if (!memory) {
      const size = program.stateCount * (this.#text.length + 1)
      this.#memorySize += size
      if (this.#memorySize > maxMemory) {
        throw new FormulaLimitError("The regular expression is too complex for a text of this length.")
      }
      this.#budget.spend(size >> 8)
      memory = new Uint8Array(size)
      this.#memories.set(program, memory)
    }
    return memory
  }

  /** @throws FormulaLimitError */
  #pay(stack: readonly number[]): void {
    this.#budget.spend(Math.ceil(this.#steps / stepsPerFuel))
    this.#steps = 0
    if (stack.length > maxStack) throw new FormulaLimitError("The regular expression leaves too much to try.")
  }

  #stateOf({ id, rounds }: SplitInstruction, at: number): number {
    let state = 0
    for (const slot of rounds) state = state * 2 + (this.#slots[slot] === at ? 1 : 0)
    return id + state
  }

  /** How long the text of a group is where it comes again, -1 when it does not. A group without text comes everywhere. */
  #repeated(index: number, at: number, isBackward: boolean): number {
    const start = this.#slots[index * 2] as number
    const end = this.#slots[index * 2 + 1] as number
    if (start < 0 || end < 0) return 0
    const length = end - start
    const from = isBackward ? at - length : at
    this.#steps += length >> 3
    return from >= 0 && this.#text.startsWith(this.#text.slice(start, end), from) ? length : -1
  }
}

/** The choices that are being followed, each with the height of the stack below it. */
class Path {
  readonly states: number[] = []
  readonly #heights: number[] = []

  push(state: number, height: number): void {
    this.states.push(state)
    this.#heights.push(height)
  }

  /** Forgets the choices made above a height: they failed. */
  cut(height: number): void {
    while ((this.#heights.at(-1) ?? 0) > height) {
      this.#heights.pop()
      this.states.pop()
    }
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
