import type { Property } from "../properties/property.ts"
import { rollupResultType } from "../properties/rollup-function.ts"
import type { ComputedElement, ComputedValue } from "../query/row.ts"

/**
 * The elements as an array shows them. The wire has no rollup inside a rollup: a list inside is laid out flat, numbers
 * and dates are elements of those types. Source: the SDK's types; the reading inferred
 */
export function flattenElements(
  elements: readonly ComputedElement[],
  target: Property,
): readonly ComputedElement[] {
  if (target.type !== "rollup") return elements
  const type = rollupResultType(target.config.function)
  return elements.flatMap(({ value }): readonly ComputedElement[] => {
    const inner = value as ComputedValue | undefined
    if (inner?.type === "array") return inner.value
    if (inner?.type === "number" || inner?.type === "date") return [{ type: inner.type, value: inner.value }]
    return type === "array" ? [] : [{ type, value: undefined }]
  })
}
