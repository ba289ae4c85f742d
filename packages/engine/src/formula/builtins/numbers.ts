import { startInstant } from "../dates/date-parts.ts"
import { numberType } from "../types/formula-type.ts"
import { type FormulaValue, finite, isDate, isList, isText, plainOf } from "../values/value.ts"
import { wholeOf } from "./arguments.ts"
import { type Builtin, type Builtins, number, type Param, type Scene } from "./builtin.ts"

const numberOrList: Param = { kinds: ["number", "list"] }

/** Plain doubles, not rounded; an empty number stays Empty. */
function one(result: (value: number) => number): Builtin {
  return {
    required: [number],
    result: numberType,
    run: ([value]) => (typeof value === "number" ? finite(result(value)) : null),
  }
}

/** Numbers and lists of numbers in any mix; what is no number is left out. */
function many(result: (values: readonly number[]) => number | null): Builtin {
  return {
    required: [],
    rest: numberOrList,
    result: numberType,
    run: (args, scene) => {
      const value = result(collect(args, scene))
      return value === null ? null : finite(value)
    },
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Of nothing, a sum is 0 and everything else Empty (inferred). */
export const numbers: Builtins = {
  abs: one(Math.abs),
  ceil: one(Math.ceil),
  floor: one(Math.floor),
  sqrt: one(Math.sqrt),
  cbrt: one(Math.cbrt),
  exp: one(Math.exp),
  ln: one(Math.log),
  log10: one(Math.log10),
  log2: one(Math.log2),
  sign: one(Math.sign),
  /** Halves go up: -4.5 is -4. Negative places round to tens. Source: published examples; places inferred */
  round: {
    required: [number],
    optional: [number],
    result: numberType,
    run: ([value, places]) => (typeof value === "number" ? finite(roundTo(value, wholeOf(places, 0))) : null),
  },
  min: many((values) =>
    values.length === 0 ? null : values.reduce((least, value) => Math.min(least, value)),
  ),
  max: many((values) => (values.length === 0 ? null : values.reduce((most, value) => Math.max(most, value)))),
  sum: many(sum),
  mean: many((values) => (values.length === 0 ? null : sum(values) / values.length)),
  median: many(median),
  pi: { required: [], result: numberType, run: () => Math.PI },
  e: { required: [], result: numberType, run: () => Math.E },
  /** The number that a text begins with; 1 and 0 for true and false; the ms of a date. Source: published examples */
  toNumber: {
    required: [{ kinds: ["text", "number", "boolean", "date"] }],
    result: numberType,
    run: ([value = null], scene) => toNumber(value, scene),
  },
}

/** The middle, or the mean of the two in the middle; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}

function toNumber(value: FormulaValue, { context, budget }: Scene): number | null {
  if (typeof value === "number") return value
  if (typeof value === "boolean") return Number(value)
  if (isDate(value)) return startInstant(value, context.timeZone)
  if (!isText(value)) return null
  const plain = plainOf(value)
  budget.spend(plain.length >> 4)
  return finite(Number.parseFloat(plain))
}

/** In decimals, so that 1.005 has the places that it shows; far beyond a double's digits nothing changes. */
function roundTo(value: number, places: number): number {
  if (places === 0 || Math.abs(places) > 300)
    return places < -300 ? 0 : places === 0 ? Math.round(value) : value
  const shifted = Math.round(shift(value, places))
  return Number.isFinite(shifted) ? shift(shifted, -places) : value
}

function shift(value: number, places: number): number {
  const [digits = "0", exponent = "0"] = String(value).split("e")
  return Number(`${digits}e${Number(exponent) + places}`)
}

function collect(args: readonly FormulaValue[], { budget }: Scene): number[] {
  const found: number[] = []
  for (const arg of args) {
    const items = isList(arg) ? arg : [arg]
    budget.spend(items.length)
    for (const item of items) if (typeof item === "number") found.push(item)
  }
  return found
}
