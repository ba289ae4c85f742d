import type { Property } from "../properties/property.ts"
import type { FilterContext } from "../query/filter-context.ts"
import { filterTypeMismatch, takesKey } from "../query/filter-key.ts"
import { findProperty } from "../query/find-property.ts"
import { parseFilter } from "../query/parse-filter.ts"
import type { FilterInput } from "./map-conditions.ts"

/**
 * Refuses a condition that a query would refuse. What a formula or rollup evaluates to is looked at only when the view
 * is queried: telling it takes longer than a write may.
 * @throws validationError as `parseFilter` does
 */
export function checkCondition(
  condition: FilterInput,
  schema: readonly Property[],
  context: FilterContext,
  path: string,
): void {
  const name = condition["property"]
  const property = typeof name === "string" ? findProperty(schema, name) : undefined
  if (property?.type !== "formula" && property?.type !== "rollup") {
    parseFilter(condition, schema, context, path)
    return
  }
  const key = Object.keys(condition).find((each) => each !== "property" && each !== "type") ?? ""
  if (!takesKey(property, key)) throw filterTypeMismatch(property.type, key)
}
