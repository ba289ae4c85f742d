import type { Property } from "../properties/property.ts"
import type { RollupFunction } from "../properties/rollup-function.ts"
import type { ComputedElement } from "../query/row.ts"
import type { Names } from "../rich-text/plain-text.ts"
import { flattenElements } from "./flatten-elements.ts"
import { distinctElements, individualValues, isEmptyElement } from "./individual-values.ts"
import { type DateFunction, rollUpDates } from "./roll-up-dates.ts"
import { type NumberFunction, rollUpNumbers } from "./roll-up-numbers.ts"
import type { RollupValue } from "./rollup-value.ts"

/**
 * A rollup of one page: any of the 24 functions over any type of target, formulas and rollups included. Source: recorded
 * rollups and reference §2, which says what is inferred
 * @param target the property that is rolled up, as its data source has it
 * @param elements its value on each related page that the reader may see, in the order of the relation, one a page even
 *   when it is empty. Times of creation are `DateValue`s, people `PersonRef[]`, formulas and rollups `ComputedValue`s.
 */
export function rollUp(
  name: RollupFunction,
  target: Property,
  elements: readonly ComputedElement[],
  names?: Names,
): RollupValue {
  const isEmpty = (element: ComputedElement): boolean => isEmptyElement(element, target, names)
  const pages = elements.length
  const share = (count: number): RollupValue => number(pages === 0 ? 0 : count / pages)
  const emptyPages = () => elements.filter(isEmpty).length
  const values = () => flattenElements(elements, target).filter((element) => !isEmpty(element))
  switch (name) {
    case "show_original":
      return { type: "array", array: flattenElements(elements, target) }
    case "show_unique":
      return { type: "array", array: distinctElements(values()) }
    case "count":
      return number(pages)
    case "count_values":
      return number(values().reduce((sum, element) => sum + individualValues(element).length, 0))
    case "unique":
      return number(distinctElements(values()).length)
    case "empty":
      return number(emptyPages())
    case "not_empty":
      return number(pages - emptyPages())
    case "percent_empty":
      return share(emptyPages())
    case "percent_not_empty":
      return share(pages - emptyPages())
    case "checked":
    case "percent_checked":
    case "unchecked":
    case "percent_unchecked": {
      const count = elements.filter((element) => isTicked(element) === !name.endsWith("unchecked")).length
      return name.startsWith("percent") ? share(count) : number(count)
    }
    case "count_per_group":
    case "percent_per_group": {
      const count = countComplete(target, elements)
      if (count === undefined) return { type: "unsupported" }
      return name.startsWith("percent") ? share(count) : number(count)
    }
    case "earliest_date":
    case "latest_date":
    case "date_range":
      return { type: "date", date: rollUpDates(name satisfies DateFunction, values()) }
    default:
      return number(rollUpNumbers(name satisfies NumberFunction, values(), target))
  }
}

function number(value: number | null): RollupValue {
  return { type: "number", number: value }
}

/** Undefined for what is neither a checkbox nor a formula that says yes or no. */
function isTicked({ type, value }: ComputedElement): boolean | undefined {
  if (type === "checkbox") return value === true
  if (type !== "formula" || typeof value !== "object" || !("type" in value)) return undefined
  return value.type === "boolean" ? value.value : undefined
}

/**
 * Pages in the last group of a status, "Complete" by default, or with a tick. The API does not say which group is
 * meant, so this one is (inferred). Undefined where there are no groups.
 */
function countComplete(target: Property, elements: readonly ComputedElement[]): number | undefined {
  if (target.type === "checkbox") return elements.filter((element) => isTicked(element)).length
  if (target.type !== "status") return undefined
  const { groups } = target.config
  const complete = groups.find((group) => group.name === "Complete") ?? groups.at(-1)
  return elements.filter(({ value }) => complete?.option_ids.includes(value as string)).length
}
