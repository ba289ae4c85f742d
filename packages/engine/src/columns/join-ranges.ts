import type { Filter } from "../query/filter.ts"
import type { Kernel } from "./block.ts"
import type { ColumnTable } from "./column-table.ts"
import type { NumberColumn } from "./number-column.ts"
import { rangeOf } from "./number-range.ts"

/** Bounds on one property in a row ("more than 10 and less than 20") become one look at its numbers. */
export function joinRanges(
  filters: readonly Filter[],
  table: ColumnTable,
): { ranges: Kernel[]; others: Filter[] } {
  const bounds = new Map<NumberColumn, [low: number, high: number]>()
  const others: Filter[] = []
  for (const filter of filters) {
    const column = filter.kind === "where" ? numbersOf(filter, table) : undefined
    const range = column && filter.kind === "where" ? rangeOf(filter.predicate) : undefined
    if (!column || !range) {
      others.push(filter)
      continue
    }
    const [low, high] = bounds.get(column) ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    bounds.set(column, [Math.max(low, range[0]), Math.min(high, range[1])])
  }
  return { ranges: [...bounds].map(([column, [low, high]]) => column.range(low, high)), others }
}

function numbersOf(
  { field }: Extract<Filter, { kind: "where" }>,
  table: ColumnTable,
): NumberColumn | undefined {
  if (field.source !== "property") return undefined
  const { type } = field.property
  if (type !== "number" && type !== "unique_id" && type !== "date") return undefined
  const column = table.column(field.property)
  return column.kind === "number" ? column : undefined
}
