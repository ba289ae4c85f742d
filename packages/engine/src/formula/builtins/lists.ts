import { booleanType, elementOf, type FormulaType, listOf, mixedType } from "../types/formula-type.ts"
import { equalValues } from "../values/equal-values.ts"
import { type FormulaValue, isList, isText, plainOf } from "../values/value.ts"
import { wholeOf } from "./arguments.ts"
import { anything, type Builtin, type Builtins, list, number, type Scene } from "./builtin.ts"

const same = ([type]: readonly FormulaType[]): FormulaType =>
  type?.kind === "list" ? type : listOf({ kind: "any" })
const element = ([type]: readonly FormulaType[]): FormulaType => elementOf(type ?? { kind: "any" })

/** A function of a list; Empty counts as a list of nothing. */
function ofList(
  builtin: Omit<Builtin, "run">,
  run: (items: readonly FormulaValue[], rest: readonly FormulaValue[], scene: Scene) => FormulaValue,
): Builtin {
  return {
    ...builtin,
    run: ([given = null, ...rest], scene) => {
      const items = isList(given) ? given : []
      scene.budget.spend(items.length >> 4)
      return run(items, rest, scene)
    },
  }
}

/** Lists. Positions count from 0; a negative one counts from the end (inferred). */
export const lists: Builtins = {
  at: ofList(
    { required: [list, number], result: element },
    (items, [index]) => items.at(wholeOf(index, 0)) ?? null,
  ),
  first: ofList({ required: [list], result: element }, (items) => items[0] ?? null),
  last: ofList({ required: [list], result: element }, (items) => items.at(-1) ?? null),
  slice: ofList({ required: [list, number], optional: [number], result: same }, (items, [start, end]) =>
    items.slice(wholeOf(start, 0), wholeOf(end, items.length)),
  ),
  splice: ofList(
    {
      required: [list, number, number],
      rest: anything,
      result: (types) => listOf(mixedType([element(types), ...types.slice(3)])),
    },
    (items, [start, count, ...added], { budget }) => {
      budget.makeList(items.length + added.length)
      return items.toSpliced(wholeOf(start, 0), wholeOf(count, 0), ...added)
    },
  ),
  reverse: ofList({ required: [list], result: same }, (items) => items.toReversed()),
  unique: ofList({ required: [list], result: same }, uniqueItems),
  includes: ofList({ required: [list, anything], result: booleanType }, (items, [wanted = null], scene) =>
    items.some((item) => equalValues(item, wanted, scene)),
  ),
  concat: {
    required: [],
    rest: list,
    result: (types) => listOf(mixedType(types.map(elementOf))),
    run: (args, scene) => joinLists(args, scene),
  },
  /** One level. */
  flat: ofList(
    { required: [list], result: (types) => listOf(flatType(element(types))) },
    (items, _rest, scene) => joinLists(items, scene),
  ),
}

function flatType(type: FormulaType): FormulaType {
  return type.kind === "list" ? type.of : type
}

/** The elements of all lists in a row; what is no list stands for itself. */
function joinLists(parts: readonly FormulaValue[], { budget }: Scene): FormulaValue {
  const length = parts.reduce<number>((sum, part) => sum + (isList(part) ? part.length : 1), 0)
  budget.makeList(length)
  return parts.flatMap((part) => (isList(part) ? part : [part]))
}

/** In order of first sight. Scalars are looked up; what needs comparing is compared with those kept. */
function uniqueItems(
  items: readonly FormulaValue[],
  _rest: readonly FormulaValue[],
  scene: Scene,
): FormulaValue {
  const seen = new Set<FormulaValue>()
  const kept: FormulaValue[] = []
  const compared: FormulaValue[] = []
  for (const item of items) {
    const key = isText(item) ? plainOf(item) : item
    if (typeof key === "number" || typeof key === "boolean" || (typeof key === "string" && key !== "")) {
      scene.budget.spend()
      if (seen.has(key)) continue
      seen.add(key)
    } else {
      if (compared.some((other) => equalValues(item, other, scene))) continue
      compared.push(item)
    }
    kept.push(item)
  }
  return kept
}
