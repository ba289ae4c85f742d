import type { Scene } from "../builtins/builtin.ts"
import { endInstant, startInstant } from "../dates/date-parts.ts"
import { type FormulaValue, isDate, isList, isPage, isPerson, isText, plainOf } from "./value.ts"

/**
 * Equality is strict and total: different types differ, and no type is an error. Texts by what they say, dates by
 * their moments, lists by their elements, people and pages by id. A blank text equals Empty, so that both idioms of
 * asking for one work; 0, false and an empty list do not. Source: reference §4; blank text inferred
 */
export function equalValues(one: FormulaValue, other: FormulaValue, scene: Scene): boolean {
  scene.budget.spend()
  if (one === other) return true
  if (one === null || other === null) return isNoText(one) && isNoText(other)
  if (isText(one) && isText(other)) return equalTexts(plainOf(one), plainOf(other), scene)
  if (isDate(one) && isDate(other)) {
    const zone = scene.context.timeZone
    return (
      startInstant(one, zone) === startInstant(other, zone) &&
      endInstant(one, zone) === endInstant(other, zone)
    )
  }
  if (isList(one) && isList(other)) {
    return one.length === other.length && one.every((item, at) => equalValues(item, other[at] ?? null, scene))
  }
  if (isPage(one) && isPage(other)) return one.id === other.id
  return isPerson(one) && isPerson(other) && one.id === other.id
}

function equalTexts(one: string, other: string, { budget }: Scene): boolean {
  if (one.length !== other.length) return false
  budget.spend(one.length >> 6)
  return one === other
}

function isNoText(value: FormulaValue): boolean {
  return value === null || (isText(value) && plainOf(value) === "")
}
