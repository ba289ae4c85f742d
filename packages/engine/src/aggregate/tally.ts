import type { AggregateFunction } from "@inkling/contract"
import type { Cell } from "./cell.ts"

/** Adds up cells of one group for one function. */
export interface Tally {
  add(cell: Cell): void
  /** Null where there is nothing to tell of, such as the average of no numbers. */
  result(): number | null
}

/** A new tally; functions of numbers pass over every cell that is none. Fractions are between 0 and 1. */
export function newTally(name: AggregateFunction): Tally {
  switch (name) {
    case "count":
      return share(() => true, false)
    case "count_values":
      return share(isFilled, false)
    case "count_empty":
      return share((cell) => !isFilled(cell), false)
    case "percent_filled":
      return share(isFilled, true)
    case "percent_empty":
      return share((cell) => !isFilled(cell), true)
    case "percent_checked":
      return share((cell) => cell === true, true)
    case "count_unique":
      return unique()
    case "sum":
      return sum(false)
    case "average":
      return sum(true)
    case "min":
      return extreme((cell, best) => cell < best)
    case "max":
      return extreme((cell, best) => cell > best)
    case "median":
      return median()
  }
}

const isFilled = (cell: Cell): boolean => cell !== null && cell !== false

function share(counts: (cell: Cell) => boolean, isFraction: boolean): Tally {
  let all = 0
  let counted = 0
  return {
    add(cell) {
      all++
      if (counts(cell)) counted++
    },
    result: () => (!isFraction ? counted : all === 0 ? null : counted / all),
  }
}

function unique(): Tally {
  const seen = new Set<unknown>()
  return {
    add(cell) {
      if (isFilled(cell)) seen.add(typeof cell === "object" ? JSON.stringify(cell) : cell)
    },
    result: () => seen.size,
  }
}

/** With Neumaier's correction: the order in which rows come must not show in the last digits. */
function sum(isMean: boolean): Tally {
  let [total, lost, count] = [0, 0, 0]
  return {
    add(cell) {
      if (typeof cell !== "number") return
      count++
      const next = total + cell
      lost += Math.abs(total) >= Math.abs(cell) ? total - next + cell : cell - next + total
      total = next
    },
    result: () => (!isMean ? total + lost : count === 0 ? null : (total + lost) / count),
  }
}

function extreme(isBetter: (cell: number, best: number) => boolean): Tally {
  let best: number | null = null
  return {
    add(cell) {
      if (typeof cell === "number" && (best === null || isBetter(cell, best))) best = cell
    },
    result: () => best,
  }
}

function median(): Tally {
  const numbers: number[] = []
  return {
    add(cell) {
      if (typeof cell === "number") numbers.push(cell)
    },
    result() {
      if (numbers.length === 0) return null
      const sorted = Float64Array.from(numbers).sort()
      const middle = sorted.length >> 1
      const upper = sorted[middle] as number
      return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
    },
  }
}
