import type { Column } from "./column.ts"
import type { RowsWanted } from "./use-rows.ts"

export type Direction = "ascending" | "descending"

/** How an order stands in the address: the property's id, and a minus for descending. */
export function sortWord(column: Column, direction: Direction): string {
  return (direction === "descending" ? "-" : "") + column.id
}

/** The order that the address asks for; none when it names no column. */
export function parseSort(word: string | null, columns: readonly Column[]): RowsWanted["sort"] {
  if (word === null) return undefined
  const column = columns.find(({ id }) => id === word.replace(/^-/, ""))
  return column && { property: column.name, direction: word.startsWith("-") ? "descending" : "ascending" }
}
