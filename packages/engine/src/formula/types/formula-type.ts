/**
 * What a formula, or a part of one, evaluates to. `empty` fits everywhere; `any` cannot be told before evaluation and
 * is never refused.
 */
export type FormulaType =
  | { kind: "text" | "number" | "boolean" | "date" | "person" | "empty" | "any" }
  | { kind: "page"; source?: string }
  | { kind: "list"; of: FormulaType }

export type TypeKind = FormulaType["kind"]

export const textType: FormulaType = { kind: "text" }
export const numberType: FormulaType = { kind: "number" }
export const booleanType: FormulaType = { kind: "boolean" }
export const dateType: FormulaType = { kind: "date" }
export const personType: FormulaType = { kind: "person" }
export const emptyType: FormulaType = { kind: "empty" }
export const anyType: FormulaType = { kind: "any" }

export function listOf(of: FormulaType): FormulaType {
  return { kind: "list", of }
}

/** What an element of the list is; `any` of what is no list. */
export function elementOf(type: FormulaType): FormulaType {
  return type.kind === "list" ? type.of : anyType
}

/** The one type that both fit, undefined when there is none. Empty fits all. Source: reference §4, Coercion */
export function commonType(one: FormulaType, other: FormulaType): FormulaType | undefined {
  if (one.kind === "empty") return other
  if (other.kind === "empty") return one
  if (one.kind === "any" || other.kind === "any") return anyType
  if (one.kind === "list" && other.kind === "list") {
    const of = commonType(one.of, other.of)
    return of && listOf(of)
  }
  if (one.kind === "page" && other.kind === "page") {
    return one.source !== undefined && one.source === other.source ? one : { kind: "page" }
  }
  return one.kind === other.kind ? one : undefined
}

/** The type of a list's elements: lists may mix types, as published examples do. */
export function mixedType(types: readonly FormulaType[]): FormulaType {
  return types.reduce<FormulaType>((all, type) => commonType(all, type) ?? anyType, emptyType)
}

/** `a number`, `a list of texts`: for sentences. */
export function describeType(type: FormulaType): string {
  switch (type.kind) {
    case "empty":
      return "nothing"
    case "any":
      return "any value"
    case "list":
      return type.of.kind === "any" || type.of.kind === "empty"
        ? "a list"
        : `a list of ${plurals[type.of.kind]}`
    default:
      return `a ${type.kind}`
  }
}

const plurals = {
  text: "texts",
  number: "numbers",
  boolean: "booleans",
  date: "dates",
  person: "people",
  page: "pages",
  list: "lists",
} as const
