import type { ComputedValue, FormulaResult, Property, RollupValue, Value } from "@inkling/engine"
import { computedRollup, toComputedValue } from "@inkling/engine"
import type { Trace } from "./memo.ts"

/** What a rollup came to, and what the elements of its array are. */
export interface RolledUp {
  rollup: RollupValue
  /** The property whose values an array holds: of a rollup over array rollups, the innermost. */
  target: Property | undefined
  /** Which of the API's four a target formula shows as. */
  kind: "string" | "number" | "boolean" | "date" | undefined
}

/** Of a rollup that cannot be computed. */
export const noRollup: RolledUp = { rollup: { type: "unsupported" }, target: undefined, kind: undefined }

export type Computed = FormulaResult | RolledUp

/** Stored values, and those computed for one caller, by raw property id. */
export type ShownValues = Readonly<Record<string, Value | Computed>>

/** A computed value, and what it was made from. */
export interface Traced {
  value: Computed
  trace: Trace
}

/** The value as filters and sorts read it; undefined means empty. */
export function computedValue(value: Computed): ComputedValue | undefined {
  return "rollup" in value ? computedRollup(value.rollup) : toComputedValue(value)
}
