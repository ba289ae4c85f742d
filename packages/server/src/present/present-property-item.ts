import { encodePropertyId, type Property } from "@inkling/engine"
import type { PresentContext, Wire } from "./context.ts"
import { type Authored, presentValue, type ShownValue } from "./present-property-value.ts"

type ListType = "title" | "rich_text" | "people" | "relation" | "rollup"

/** Types that the property item endpoint answers as a list. Source: reference pages-and-properties §3.1. */
export function isListItem(type: Property["type"]): type is ListType {
  return (
    type === "title" || type === "rich_text" || type === "people" || type === "relation" || type === "rollup"
  )
}

/** A value by itself: `object, type, id, <type>`. Source: recorded property items. */
export function presentPropertyItem(
  property: Property,
  value: ShownValue | undefined,
  page: Authored,
  context: PresentContext,
): Wire {
  return itemOf(property, presentValue(property, value, page, context))
}

/** The items of a list value, one per rich text, person or related page; those of a rollup are `presentRollupItems`. */
export function presentPropertyItems(
  property: Property,
  value: ShownValue | undefined,
  page: Authored,
  context: PresentContext,
): Wire[] {
  const whole = presentValue(property, value, page, context) as Wire[]
  return whole.map((element) => itemOf(property, element))
}

/**
 * A page of a list value, in recorded key order.
 * @param next cursor and link of the next page, null on the last
 * @param whole what is said of all items together: nothing but for rollups
 */
export function presentPropertyItemList(
  property: Property,
  results: readonly Wire[],
  next: { cursor: string; url: string } | null,
  whole: Wire = {},
): Wire {
  return {
    object: "list",
    results,
    next_cursor: next?.cursor ?? null,
    has_more: next !== null,
    type: "property_item",
    property_item: {
      id: encodePropertyId(property.id),
      next_url: next?.url ?? null,
      type: property.type,
      [property.type]: whole,
    },
  }
}

export function itemOf({ id, type }: Pick<Property, "id" | "type">, value: unknown): Wire {
  return { object: "property_item", type, id: encodePropertyId(id), [type]: value }
}
