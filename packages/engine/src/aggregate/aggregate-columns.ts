import { blockRows, hasOne, newMask } from "../columns/block.ts"
import type { ColumnTable } from "../columns/column-table.ts"
import { all, type ColumnContext, compileFilter } from "../columns/compile-filter.ts"
import type { RowFlags } from "../columns/row-base.ts"
import type { Property } from "../properties/property.ts"
import type { Field } from "../query/field.ts"
import type { Filter } from "../query/filter.ts"
import { floorMinute } from "../time/floor-minute.ts"
import type { Aggregator } from "./aggregator.ts"
import type { Cell } from "./cell.ts"

/** What is added up. */
export interface ColumnAggregate {
  filter: Filter
  flags: RowFlags
  levels: readonly Field[]
  /** Undefined where the function looks at no value. */
  cells: readonly (Field | undefined)[]
}

/** Types whose cells columns have. Texts are folded there, and what others relate to depends on the caller. */
const types: ReadonlySet<Property["type"]> = new Set([
  "number",
  "unique_id",
  "date",
  "checkbox",
  "select",
  "status",
  "multi_select",
  "created_time",
  "last_edited_time",
])

/** Whether columns can tell a field's cells. */
export const hasColumnCells = (field: Field): boolean =>
  field.source !== "property" || types.has(field.property.type)

/** Adds up all rows that match; like `queryColumns`, in steps. Undefined when some row reads differently to callers. */
export function* aggregateColumns(
  table: ColumnTable,
  { filter, flags, levels, cells }: ColumnAggregate,
  context: ColumnContext,
  into: Aggregator,
): Generator<undefined, Aggregator | undefined, undefined> {
  if (table.uncertainRows(propertiesOf(filter)).size > 0) return undefined
  const { rows } = table
  const kernel = all([compileFilter(filter, table, context), rows.where(flags, context.isVisibleAcl)])
  const levelCells = levels.map((field) => cellReader(field, table))
  const valueCells = cells.map((field) => (field ? cellReader(field, table) : () => null))
  const mask = newMask()
  for (let from = 0, step = 1; from < rows.length; from += blockRows, step++) {
    if (step % 4 === 0) yield
    const to = Math.min(from + blockRows, rows.length)
    kernel(from, to, mask)
    if (!hasOne(mask, to - from)) continue
    for (let row = from; row < to; row++)
      if (mask[row - from] === 1)
        into.add(
          levelCells.map((read) => read(row)),
          valueCells.map((read) => read(row)),
        )
  }
  return into
}

function cellReader(field: Field, table: ColumnTable): (row: number) => Cell {
  const type = field.source === "property" ? field.property.type : field.source
  const { createdAt, editedAt } = table.rows
  if (type === "created_time") return (row) => floorMinute(createdAt.values.data[row] as number)
  if (type === "last_edited_time") return (row) => floorMinute(editedAt.values.data[row] as number)
  if (field.source !== "property") throw new Error("a cell of an unknown source")
  const column = table.column(field.property)
  const options = optionIds(field.property)
  switch (column.kind) {
    case "number":
      return (row) => {
        const number = column.values.data[row] as number
        return Number.isNaN(number) ? null : number
      }
    case "code":
      if (type === "checkbox") return (row) => column.wordOf(row) === "true"
      return (row) => {
        const word = column.wordOf(row)
        return word !== undefined && options.has(word) ? [word] : null
      }
    case "words": {
      // Lists are few, and each is read once.
      const known: (readonly string[] | null | undefined)[] = []
      return (row) => {
        const list = column.listOf(row)
        let words = known[list]
        if (words === undefined) {
          const ids = column.codesOf(list).map((code) => column.words[code] as string)
          const shown = ids.filter((id) => options.has(id))
          words = shown.length === 0 ? null : shown
          known[list] = words
        }
        return words
      }
    }
    default:
      throw new Error(`no cells of a ${column.kind} column`)
  }
}

/** Options that the schema has: values keep the ids of others. */
function optionIds(property: Property): ReadonlySet<string> {
  if (property.type !== "select" && property.type !== "status" && property.type !== "multi_select")
    return new Set()
  return new Set(property.config.options.map(({ id }) => id))
}

function propertiesOf(filter: Filter): Property[] {
  if (filter.kind !== "where") return filter.filters.flatMap(propertiesOf)
  return filter.field.source === "property" ? [filter.field.property] : []
}
