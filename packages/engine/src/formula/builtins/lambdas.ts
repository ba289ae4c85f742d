import { anyType, booleanType, type FormulaType, listOf, numberType } from "../types/formula-type.ts"
import { compareForSort } from "../values/compare-values.ts"
import { type FormulaValue, isBlank } from "../values/value.ts"
import type { Scene } from "./builtin.ts"

/** A function of lists whose last argument is evaluated for each element, with `current` and `index` bound. */
export interface Lambda {
  /** Whether the list may stand alone. */
  isOptional?: true
  result(element: FormulaType, body: FormulaType | undefined): FormulaType
  /** `body` is absent when the list stands alone. */
  run(items: readonly FormulaValue[], body: Body | undefined, scene: Scene): FormulaValue
}

type Body = (item: FormulaValue, index: number) => FormulaValue

const yes = (body: Body | undefined) => (item: FormulaValue, index: number) =>
  !isBlank(body ? body(item, index) : item)

export const lambdas: ReadonlyMap<string, Lambda> = new Map<string, Lambda>([
  ["map", { result: (_, body) => listOf(body ?? anyType), run: mapItems }],
  ["filter", { result: (element) => listOf(element), run: (items, body) => items.filter(yes(body)) }],
  ["find", { result: (element) => element, run: (items, body) => items.find(yes(body)) ?? null }],
  ["findIndex", { result: () => numberType, run: (items, body) => items.findIndex(yes(body)) }],
  ["some", { result: () => booleanType, run: (items, body) => items.some(yes(body)) }],
  ["every", { result: () => booleanType, run: (items, body) => items.every(yes(body)) }],
  [
    "count",
    {
      isOptional: true,
      result: () => numberType,
      run: (items, body) => (body ? items.filter(yes(body)).length : items.length),
    },
  ],
  ["sort", { isOptional: true, result: (element) => listOf(element), run: sortItems }],
])

function mapItems(items: readonly FormulaValue[], body: Body | undefined): FormulaValue {
  return items.map((item, index) => body?.(item, index) ?? null)
}

/** Ascending by the body's value, not by a comparison; stable. Source: published examples */
function sortItems(items: readonly FormulaValue[], body: Body | undefined, scene: Scene): FormulaValue {
  const keyed = items.map((item, index) => ({ item, key: body ? body(item, index) : item }))
  keyed.sort((one, other) => {
    scene.budget.spend()
    return compareForSort(one.key, other.key, scene)
  })
  return keyed.map(({ item }) => item)
}
