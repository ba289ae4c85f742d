import type { Scene } from "../builtins/builtin.ts"
import { startInstant } from "../dates/date-parts.ts"
import { formatValue } from "./format-value.ts"
import { type FormulaValue, isDate, isText, plainOf } from "./value.ts"

/** Reproduces the published orders of sorted texts. */
const collator = new Intl.Collator("en")

/**
 * Below 0 when `one` comes first; undefined when the two have no order. Empty counts as 0, no text or false beside a
 * number, text or truth value, and has no order beside a date. Source: reference §4, Coercion; Empty inferred
 */
export function compareValues(one: FormulaValue, other: FormulaValue, scene: Scene): number | undefined {
  if (typeof one === "number" || typeof other === "number") return difference(asNumber(one), asNumber(other))
  if (typeof one === "boolean" || typeof other === "boolean")
    return difference(asBoolean(one), asBoolean(other))
  if (isText(one) || isText(other)) {
    const [left, right] = [asText(one), asText(other)]
    return left === undefined || right === undefined ? undefined : collate(left, right, scene)
  }
  if (isDate(one) && isDate(other)) {
    return startInstant(one, scene.context.timeZone) - startInstant(other, scene.context.timeZone)
  }
  return one === null && other === null ? 0 : undefined
}

/** The order of `sort`: Empty last, one type by its own order, mixed types as text. Source: published examples */
export function compareForSort(one: FormulaValue, other: FormulaValue, scene: Scene): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  const isAlike = typeof one === typeof other && isDate(one) === isDate(other)
  const order = isAlike ? compareValues(one, other, scene) : undefined
  return order ?? collate(formatValue(one, scene), formatValue(other, scene), scene)
}

/** The runtime may read both texts to their ends. */
function collate(one: string, other: string, { budget }: Scene): number {
  budget.spend((one.length + other.length) >> 4)
  return collator.compare(one, other)
}

function difference(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one - other
}

function asNumber(value: FormulaValue): number | undefined {
  if (value === null) return 0
  return typeof value === "number" ? value : undefined
}

function asBoolean(value: FormulaValue): number | undefined {
  if (value === null) return 0
  return typeof value === "boolean" ? Number(value) : undefined
}

function asText(value: FormulaValue): string | undefined {
  if (value === null) return ""
  return isText(value) ? plainOf(value) : undefined
}
