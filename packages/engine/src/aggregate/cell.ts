import type { Fact } from "../query/fact.ts"

/**
 * What an aggregate sees of a value: null where it is empty, moments in ms, options and people by id. Both columns and
 * rows come down to it, so that they give the same results.
 */
export type Cell = number | string | boolean | null | readonly string[]

/** The cell of a fact; a list of several is one cell. */
export function cellOf(fact: Fact | undefined): Cell {
  switch (fact?.kind) {
    case "number":
      return fact.number
    case "date":
      return fact.startMs
    case "checkbox":
      return fact.isChecked
    case "text":
      return fact.text
    case "options":
    case "ids":
      return fact.ids
    case "files":
      return fact.names
    case "verification":
      return fact.isExpired
    case "elements":
      return fact.elements.length === 0
        ? null
        : fact.elements.map((element) => JSON.stringify(cellOf(element)))
    default:
      return null
  }
}
