import type { PlainPropertyType, Property } from "../properties/property.ts"
import type { ComputedKind } from "../query/filter-context.ts"

/** Kinds of computed values that a column can hold. */
export type DerivedKind = Exclude<ComputedKind["type"], "array">

export function isDerivedKind(kind: ComputedKind["type"]): kind is DerivedKind {
  return kind !== "array"
}

/** The plain type whose filters and order are those of a computed kind: a link's text is a plain string. */
const plainTypes = {
  string: "url",
  number: "number",
  boolean: "checkbox",
  date: "date",
} as const satisfies Record<DerivedKind, PlainPropertyType | "number">

/**
 * A plain property that stands for a formula or rollup as some callers see it, so that filters and sorts on it run as
 * on any other.
 * @param pk negative, so that it is nobody's
 */
export function derivedProperty({ name }: Property, kind: DerivedKind, pk: number): Property {
  const base = { pk, id: `derived${pk}`, name, description: null }
  const type = plainTypes[kind]
  return type === "number" ? { ...base, type, config: { format: "number" } } : { ...base, type, config: {} }
}

/** The kind of value that a derived property stands for. */
export function derivedKind({ type }: Property): DerivedKind {
  switch (type) {
    case "number":
      return "number"
    case "checkbox":
      return "boolean"
    case "date":
      return "date"
    default:
      return "string"
  }
}
