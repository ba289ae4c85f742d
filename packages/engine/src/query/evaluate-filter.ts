import type { Names } from "../rich-text/plain-text.ts"
import type { Filter } from "./filter.ts"
import { matchPredicate } from "./match-predicate.ts"
import { readFact } from "./read-fact.ts"
import type { Row } from "./row.ts"

/** Whether a row passes a filter: the readable specification that every faster engine is compared with. */
export function matches(filter: Filter, row: Row, names: Names): boolean {
  switch (filter.kind) {
    case "all":
      return filter.filters.every((part) => matches(part, row, names))
    case "any":
      return filter.filters.some((part) => matches(part, row, names))
    case "where":
      return matchPredicate(filter.predicate, readFact(filter.field, row, names))
  }
}
