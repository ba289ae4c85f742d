import type { CharSet } from "./char-set.ts"

/** A regular expression as a tree, in JavaScript's dialect without flags. */
export type Pattern =
  | { kind: "set"; set: CharSet }
  | { kind: "sequence"; items: readonly Pattern[] }
  | { kind: "choice"; options: readonly Pattern[] }
  | RepeatPattern
  | { kind: "group"; body: Pattern; index: number }
  | { kind: "look"; body: Pattern; isBehind: boolean; isNegative: boolean }
  | { kind: "assert"; at: "start" | "end" | "boundary" | "inside" }
  | { kind: "backreference"; index: number }

export interface RepeatPattern {
  kind: "repeat"
  body: Pattern
  min: number
  max: number
  isLazy: boolean
  /** Groups inside: from the first up to, not including, the last. They are forgotten at each round. */
  groups: readonly [number, number]
}

/** Whether it can match without taking a character. */
export function isNullable(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case "set":
      return false
    case "sequence":
      return pattern.items.every(isNullable)
    case "choice":
      return pattern.options.some(isNullable)
    case "repeat":
      return pattern.min === 0 || isNullable(pattern.body)
    case "group":
      return isNullable(pattern.body)
    default:
      return true
  }
}
