import type { Property } from "../properties/property.ts"
import type { FileItem, PersonRef, Value } from "../properties/value.ts"
import type { ComputedElement, ComputedValue } from "../query/row.ts"
import { type Names, plainText } from "../rich-text/plain-text.ts"
import type { RichText } from "../rich-text/rich-text.ts"

/**
 * Whether a page's value counts as empty: none at all, no text, no elements, no tick, only options that have left the
 * schema. Zero is a value. Source: reference §2; formulas inferred
 */
export function isEmptyElement({ type, value }: ComputedElement, target: Property, names?: Names): boolean {
  if (value === undefined || value === "") return true
  if (type === "checkbox") return value !== true
  if (type === "formula" || type === "rollup") return isEmptyComputed(value as ComputedValue)
  if (type === "title" || type === "rich_text") return plainText(value as RichText, names) === ""
  if (type === "select" || type === "status" || type === "multi_select") {
    return optionIds(value as Value).every((id) => !hasOption(target, id))
  }
  return Array.isArray(value) && value.length === 0
}

function isEmptyComputed(value: ComputedValue): boolean {
  if (value.type === "string") return value.value === ""
  if (value.type === "boolean") return !value.value
  return value.type === "array" && value.value.length === 0
}

function hasOption(target: Property, id: string): boolean {
  if (target.type !== "select" && target.type !== "status" && target.type !== "multi_select") return true
  return target.config.options.some((option) => option.id === id)
}

function optionIds(value: Value): readonly string[] {
  return typeof value === "string" ? [value] : (value as readonly string[])
}

/** Each option, person, file and related page of its own; anything else is one value. */
export function individualValues(element: ComputedElement): readonly ComputedElement[] {
  const { type, value } = element
  switch (type) {
    case "multi_select":
    case "relation":
      return (value as readonly string[]).map((one) => ({ type, value: [one] }))
    case "people":
    case "created_by":
    case "last_edited_by":
      return (value as readonly PersonRef[]).map((one) => ({ type, value: [one] }))
    case "files":
      return (value as readonly FileItem[]).map((one) => ({ type, value: [one] }))
    default:
      return [element]
  }
}

/** Each value once, in the order of first sight. */
export function distinctElements(elements: readonly ComputedElement[]): ComputedElement[] {
  const seen = new Map<string, ComputedElement>()
  for (const one of elements.flatMap(individualValues)) {
    const key = JSON.stringify([one.type, identityOf(one)])
    if (!seen.has(key)) seen.set(key, one)
  }
  return [...seen.values()]
}

/** Texts are one when they say the same, whatever they look like. */
function identityOf({ type, value }: ComputedElement): unknown {
  if (type !== "title" && type !== "rich_text") return value
  return (value as RichText).map(({ annotations: _, ...item }) =>
    item.type === "text" ? item.text.content : item,
  )
}
