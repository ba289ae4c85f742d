import { type ComputedElement, type Property, rollupResultType } from "@inkling/engine"
import type { RolledUp } from "../compute/computed.ts"
import type { PresentContext, Wire } from "./context.ts"
import { elementValue, presentRollup } from "./present-computed.ts"
import { isListItem, itemOf } from "./present-property-item.ts"

/** Functions whose items are values of the target, not the related pages. Source: Notion's changelog of 2022-06-28 */
const gathering: ReadonlySet<string> = new Set(["show_original", "show_unique", "unique", "median"])

export function gathersValues(functionName: string): boolean {
  return gathering.has(functionName)
}

/**
 * The property items of an array's elements, under the target's own id; text, people and relations give one each of
 * their parts. Source: recorded property items
 */
export function presentElementItems(
  elements: readonly ComputedElement[],
  rolled: RolledUp,
  context: PresentContext,
): Wire[] {
  const { target } = rolled
  if (!target) return []
  return elements.flatMap((element) => {
    const of = { id: target.id, type: element.type }
    const value = elementValue(element, rolled, context)
    if (!isListItem(element.type)) return [itemOf(of, value)]
    return ((value ?? []) as readonly unknown[]).map((part) => itemOf(of, part))
  })
}

/**
 * What a list of rollup items says of all: an array's elements are the items; a value stands on the last page, when all
 * have been seen.
 * @param rolled the value; undefined while there are more items
 * Source: recorded property items and developers.notion.com/reference/retrieve-a-page-property
 */
export function presentRollupOfItems(
  { config }: Extract<Property, { type: "rollup" }>,
  rolled: RolledUp | undefined,
  context: PresentContext,
): Wire {
  const name = config.function
  const isArray = rollupResultType(name) === "array" && rolled?.rollup.type !== "unsupported"
  if (isArray) return { type: "array", array: [], function: name }
  if (!rolled) return { type: "incomplete", incomplete: {}, function: name }
  return presentRollup(name, rolled, context)
}
