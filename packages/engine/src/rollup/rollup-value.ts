import type { ComputedElement, ComputedValue } from "../query/row.ts"
import type { DateValue } from "../rich-text/rich-text.ts"

/** What a rollup gives, before a presenter puts its elements on the wire. `unsupported` has no value. */
export type RollupValue =
  | { type: "number"; number: number | null }
  | { type: "date"; date: DateValue | null }
  | { type: "array"; array: readonly ComputedElement[] }
  | { type: "unsupported" }

/** The value as filters and sorts read it; undefined means empty. */
export function computedRollup(value: RollupValue): ComputedValue | undefined {
  switch (value.type) {
    case "number":
      return value.number === null ? undefined : { type: "number", value: value.number }
    case "date":
      return value.date === null ? undefined : { type: "date", value: value.date }
    case "array":
      return { type: "array", value: value.array }
    case "unsupported":
      return undefined
  }
}
