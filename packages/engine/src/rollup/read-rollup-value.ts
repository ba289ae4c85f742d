import {
  formulaDate,
  formulaMoment,
  type PropertyLookup,
  readPropertyValue,
} from "../formula/values/read-property-value.ts"
import type { FormulaValue } from "../formula/values/value.ts"
import type { Property } from "../properties/property.ts"
import type { Value } from "../properties/value.ts"
import type { ComputedElement, ComputedValue } from "../query/row.ts"
import type { DateValue } from "../rich-text/rich-text.ts"
import type { RollupValue } from "./rollup-value.ts"

/**
 * A rollup as formulas see it: a number, a date, or a list; lists of lists are laid out flat.
 * @param target whose values an array holds; of a rollup over a rollup, the innermost
 */
export function readRollupValue(value: RollupValue, target: Property, lookup: PropertyLookup): FormulaValue {
  switch (value.type) {
    case "number":
      return value.number
    case "date":
      return value.date && formulaDate(value.date)
    case "array":
      return value.array.flatMap((element) => readElement(element, target, lookup))
    case "unsupported":
      return null
  }
}

function readElement(
  { type, value }: ComputedElement,
  target: Property,
  lookup: PropertyLookup,
): FormulaValue {
  if (type === "formula" || type === "rollup") return readComputedValue(value as ComputedValue | undefined)
  if (type === "created_time" || type === "last_edited_time") {
    const date = value === undefined ? null : formulaDate(value as DateValue)
    return date && formulaMoment(date.startMs)
  }
  // Elements flattened out of a rollup may have another type than the target.
  if (type !== target.type) return typeof value === "number" || typeof value === "string" ? value : null
  return readPropertyValue(target, value as Value | undefined, lookup)
}

/** A formula's result as other formulas see it; lists have been made text by then. */
export function readComputedValue(value: ComputedValue | undefined): FormulaValue {
  if (value === undefined || value.type === "array") return null
  return value.type === "date" ? formulaDate(value.value) : value.value
}
