// Values as the proof compares them: what an answer shows, less the details that no computation decides (colours, user
// details, looks of text).

import {
  type ComputedElement,
  type ComputedValue,
  floorMinute,
  type Names,
  type PersonRef,
  type Property,
  plainText,
  type RichText,
  type RollupValue,
  type SelectOption,
  type Value,
} from "@inkling/engine"

/** References that a page shows of one property. */
const maxReferences = 25

/** A rollup as pages show it. */
export function simpleRollup(
  value: RollupValue | undefined,
  name: string,
  target: Property | undefined,
  names: Names,
): object {
  switch (value?.type) {
    case "number":
      return { type: "number", number: value.number, function: name }
    case "date":
      return { type: "date", date: value.date, function: name }
    case "array": {
      const array = value.array.slice(0, maxReferences)
      return { type: "array", array: array.map((one) => simpleElement(one, target, names)), function: name }
    }
    default:
      return { type: "unsupported", unsupported: {}, function: name }
  }
}

/** @param target the property whose values these are, in the end; its options are looked up there */
export function simpleElement(element: ComputedElement, target: Property | undefined, names: Names): object {
  return { type: element.type, [element.type]: simpleValue(element, target, names) }
}

function simpleValue({ type, value }: ComputedElement, target: Property | undefined, names: Names): unknown {
  switch (type) {
    case "formula": {
      const computed = value as ComputedValue | undefined
      return computed?.type === "array" ? "a list" : (computed?.value ?? null)
    }
    case "title":
    case "rich_text":
      return plainText((value ?? []) as RichText, names)
    case "checkbox":
      return value === true
    case "select":
    case "status":
      return optionsOf(target).find(({ id }) => id === value)?.name ?? null
    case "multi_select":
      return ((value ?? []) as readonly string[]).flatMap(
        (id) => optionsOf(target).find((option) => option.id === id)?.name ?? [],
      )
    case "people":
    case "created_by":
    case "last_edited_by":
      return ((value ?? []) as readonly PersonRef[]).map(({ id }) => id)
    case "relation":
      return value ?? []
    case "unique_id":
      return value ?? null
    case "created_time":
    case "last_edited_time":
      return minuteOf((value as { start: string }).start)
    default:
      return (value as Value | undefined) ?? null
  }
}

function optionsOf(property: Property | undefined): readonly SelectOption[] {
  if (property?.type !== "select" && property?.type !== "status" && property?.type !== "multi_select")
    return []
  return property.config.options
}

const minuteOf = (text: string) => floorMinute(Date.parse(text))

type Wire = Record<string, unknown>

/** A computed property of an answer, in the same words. */
export function simpleWire(type: string, value: unknown): unknown {
  if (type !== "rollup") return value
  const rollup = value as Wire
  if (rollup["type"] !== "array") return rollup
  const array = (rollup["array"] as Wire[]).map((one) => simpleWireElement(one))
  return { ...rollup, array }
}

/** An element of an array, or an item of a list. */
export function simpleWireElement(element: Wire): object {
  const type = element["type"] as string
  return { type, [type]: simpleWireValue(type, element[type]) }
}

function simpleWireValue(type: string, value: unknown): unknown {
  switch (type) {
    case "formula": {
      const formula = value as Wire
      return formula["type"] === "unsupported" ? null : formula[formula["type"] as string]
    }
    case "title":
    case "rich_text":
      return [value]
        .flat()
        .map((item) => (item as Wire)["plain_text"])
        .join("")
    case "select":
    case "status":
      return (value as { name: string } | null)?.name ?? null
    case "multi_select":
      return (value as { name: string }[]).map(({ name }) => name)
    case "people":
    case "relation":
    case "created_by":
    case "last_edited_by":
      return [value].flat().map((one) => (one as { id: string }).id)
    case "unique_id":
      return (value as { number: number | null } | null)?.number ?? null
    case "created_time":
    case "last_edited_time":
      return minuteOf(value as string)
    default:
      return value
  }
}
