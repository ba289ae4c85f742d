import type { ComputedValue } from "../query/row.ts"

/** What one row's formula or rollup came to, for one caller. */
export interface DerivedValue {
  /** Undefined means empty. */
  value: ComputedValue | undefined
  /** pks of every other page that decided it, hidden and trashed ones of relations that it read included. */
  reads: readonly number[]
  /** Whether it asked for the time: it is good for the same minute only. */
  isVolatile: boolean
  /** False when it depends on what nobody follows: the row evaluator reads such rows each time. */
  isCertain: boolean
}
