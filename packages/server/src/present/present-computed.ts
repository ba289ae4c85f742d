import {
  type ComputedElement,
  type ComputedValue,
  type DateValue,
  type FormulaResult,
  type PersonRef,
  toWireTime,
  type Value,
} from "@inkling/engine"
import type { RolledUp } from "../compute/computed.ts"
import type { PresentContext, Wire } from "./context.ts"
import { maxReferences, presentValue } from "./present-property-value.ts"

/** A formula in a page. Source: recorded pages; `null` also stands for what was never computed. */
export function presentFormula(result: FormulaResult | undefined): Wire {
  return { ...(result ?? { type: "string", string: null }) }
}

/** A rollup in a page: `type, <type>, function`, its array cut at 25 elements. Source: recorded pages; the cut inferred */
export function presentRollup(name: string, rolled: RolledUp, context: PresentContext): Wire {
  const { rollup } = rolled
  switch (rollup.type) {
    case "number":
      return { type: "number", number: rollup.number, function: name }
    case "date":
      return { type: "date", date: rollup.date, function: name }
    case "array": {
      const shown = rollup.array.slice(0, maxReferences)
      return {
        type: "array",
        array: shown.map((element) => presentElement(element, rolled, context)),
        function: name,
      }
    }
    case "unsupported":
      return { type: "unsupported", unsupported: {}, function: name }
  }
}

/** An element of an array: `type, <type>`, without an id. Source: recorded pages; the SDK's types */
export function presentElement(element: ComputedElement, rolled: RolledUp, context: PresentContext): Wire {
  return { type: element.type, [element.type]: elementValue(element, rolled, context) }
}

/** What stands under an element's type. */
export function elementValue(
  { type, value }: ComputedElement,
  { target, kind }: RolledUp,
  context: PresentContext,
): unknown {
  switch (type) {
    case "formula":
      return presentComputed(value as ComputedValue | undefined, kind)
    case "created_time":
    case "last_edited_time":
      return toWireTime(Date.parse((value as DateValue).start))
    case "created_by":
    case "last_edited_by": {
      const [author] = value as readonly PersonRef[]
      return author ? context.user(author.id) : null
    }
  }
  // Elements laid flat out of a rollup have a type of their own.
  if (!target || target.type !== type) return value ?? null
  return presentValue(target, value as Value | undefined, unauthored, context)
}

function presentComputed(value: ComputedValue | undefined, kind: RolledUp["kind"] = "string"): Wire {
  if (value === undefined || value.type === "array") return { type: kind, [kind]: null }
  return { type: value.type, [value.type]: value.value }
}

/** Elements bring their authors along. */
const unauthored = { created_at: 0, edited_at: 0, created_by: "", edited_by: "" }
