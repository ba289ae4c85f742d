import type { Property } from "../properties/property.ts"
import type { Sort } from "../query/sort.ts"
import type { SortKey } from "../query/sort-key.ts"
import { compareSortKeys } from "../query/sort-key.ts"
import type { CodeColumn } from "./code-column.ts"
import type { ColumnTable } from "./column-table.ts"
import type { NumberColumn } from "./number-column.ts"
import type { TextColumn } from "./text-column.ts"
import type { TextOrder } from "./text-order.ts"
import type { WordListsColumn } from "./word-lists-column.ts"

/** One level of a sort over columns. Places are numbers; the least comes first, Infinity is an empty value. */
export interface SortLevel {
  isDescending: boolean
  /** Some key, to tell those of another kind by. */
  sample: NonNullable<SortKey>
  /** Ascending places by row, NaN or Infinity for empty ones, where they are kept as such. */
  values?: Float64Array
  place(row: number): number
  /** The place of a key of this kind, which some row has or had: a cursor remembers it. */
  placeOf(key: SortKey): number
  /** What the row sorts by, as the row evaluator has it. */
  key(row: number): SortKey
  /** Whether rows at this same place may still differ: then their keys decide. */
  isRough(place: number): boolean
  /** Order of two keys of rows at the same place. */
  compareKeys(a: SortKey, b: SortKey): number
}

const empty = Number.POSITIVE_INFINITY
const never = () => false

/** The sort's levels over a table whose columns and orders are there. */
export function sortLevels(sorts: readonly Sort[], table: ColumnTable): SortLevel[] {
  return sorts.map((sort) => inDirection(levelOf(sort, table), sort.direction))
}

/** Text columns that must be sorted before the query can run. */
export function textSorts(sorts: readonly Sort[], table: ColumnTable): Property[] {
  return sorts.flatMap(({ field }) =>
    field.source === "property" &&
    !isTime(field.property) &&
    table.column(field.property).kind === "text" &&
    !table.order(field.property)
      ? [field.property]
      : [],
  )
}

type Ascending = Omit<SortLevel, "compareKeys" | "isDescending">

function inDirection(level: Ascending, direction: Sort["direction"]): SortLevel {
  const compare = (a: SortKey, b: SortKey) => (a === null || b === null ? 0 : compareSortKeys(a, b))
  if (direction === "ascending") return { ...level, isDescending: false, compareKeys: compare }
  const turned = (place: number) => (place === empty ? empty : -place)
  return {
    ...level,
    isDescending: true,
    place: (row) => turned(level.place(row)),
    placeOf: (key) => turned(level.placeOf(key)),
    isRough: (place) => level.isRough(turned(place)),
    compareKeys: (a, b) => compare(b, a),
  }
}

function levelOf({ field }: Sort, table: ColumnTable): Ascending {
  if (field.source === "created_time") return numbers(table.rows.createdAt)
  if (field.source === "last_edited_time") return numbers(table.rows.editedAt)
  if (field.source !== "property") throw new Error("a sort on an unknown source")
  const { property } = field
  if (property.type === "created_time") return numbers(table.rows.createdAt)
  if (property.type === "last_edited_time") return numbers(table.rows.editedAt)
  const column = table.column(property)
  if (column.kind === "number") return numbers(column)
  if (column.kind === "code") return property.type === "checkbox" ? checks(column) : options(column, property)
  if (column.kind === "words") return optionLists(column, property)
  const order = table.order(property)
  if (column.kind !== "text" || !order) throw new Error(`Property ${property.id} is not sorted.`)
  return texts(column, order)
}

function isTime({ type }: Property): boolean {
  return type === "created_time" || type === "last_edited_time"
}

function numbers({ values }: NumberColumn): Ascending {
  return {
    values: values.data,
    place: (row) => {
      const value = values.data[row] as number
      return !Number.isNaN(value) ? value : empty
    },
    sample: 0,
    placeOf: (key) => (key === null ? empty : (key as number)),
    key: (row) => {
      const value = values.data[row] as number
      return !Number.isNaN(value) ? value : null
    },
    isRough: never,
  }
}

function checks(column: CodeColumn): Ascending {
  return {
    place: (row) => column.codeOf(row),
    sample: 0,
    placeOf: (key) => (key === null ? empty : (key as number)),
    key: (row) => column.codeOf(row),
    isRough: never,
  }
}

function options(column: CodeColumn, property: Property): Ascending {
  const places = optionPlaces(property)
  const byCode = column.words.map((word) => (word === undefined ? empty : (places.get(word) ?? empty)))
  return {
    place: (row) => byCode[column.codeOf(row)] as number,
    sample: 0,
    placeOf: (key) => (key === null ? empty : (key as number)),
    key: (row) => {
      const place = byCode[column.codeOf(row)] as number
      return place === empty ? null : place
    },
    isRough: never,
  }
}

/** Lists compare element by element; the first few fit into one number, the rest is looked at among equals. */
function optionLists(column: WordListsColumn, property: Property): Ascending {
  const places = optionPlaces(property)
  const byCode = column.words.map((word) => places.get(word))
  const base = places.size + 2
  const width = Math.max(1, Math.floor(52 / Math.log2(base)))
  // A cursor may remember places that the schema does not have any more: behind all that it has.
  const placeOf = (list: readonly number[]) => {
    let place = 0
    for (let at = 0; at < width; at++) place = place * base + Math.min((list[at] ?? -1) + 1, base - 1)
    return place
  }
  const elementsOf = (list: number) =>
    column.codesOf(list).flatMap((code) => {
      const place = byCode[code]
      return place === undefined ? [] : [place]
    })
  /** By list, as rows need them; 0 before. */
  const byList = new Float64Array(column.listCount)
  const placeOfList = (list: number) => {
    const place = placeOf(elementsOf(list)) || empty
    byList[list] = place
    return place
  }
  return {
    place: (row) => {
      const list = column.listOf(row)
      return byList[list] || placeOfList(list)
    },
    sample: [],
    placeOf: (key) => (key === null ? empty : placeOf(key as readonly number[])),
    key: (row) => {
      const list = elementsOf(column.listOf(row))
      return list.length === 0 ? null : list
    },
    // A list with a last digit may go on behind it.
    isRough: (place) => place !== empty && place % base !== 0,
  }
}

function texts(column: TextColumn, order: TextOrder): Ascending {
  return {
    values: order.ranks,
    place: (row) => order.rank(row),
    sample: "",
    placeOf: (key) => (key === null ? empty : order.rankOf(key as string)),
    key: (row) => (column.isEmpty(row) ? null : order.textOf(row)),
    // Ranks between two others, where texts were put after the sort.
    isRough: (place) => place !== empty && !Number.isInteger(place),
  }
}

function optionPlaces(property: Property): ReadonlyMap<string, number> {
  if (property.type !== "select" && property.type !== "status" && property.type !== "multi_select")
    return new Map()
  return new Map(property.config.options.map((option, place) => [option.id, place]))
}
