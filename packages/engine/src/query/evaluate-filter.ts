import type { Filter } from "./filter.ts"
import { matchPredicate } from "./match-predicate.ts"
import { readFact } from "./read-fact.ts"
import type { Row } from "./row.ts"
import type { RowReader } from "./row-reader.ts"

/** Whether a row passes a filter: the readable specification that every faster engine is compared with. */
export function matches(filter: Filter, row: Row, reader: RowReader): boolean {
  switch (filter.kind) {
    case "all":
      return filter.filters.every((part) => matches(part, row, reader))
    case "any":
      return filter.filters.some((part) => matches(part, row, reader))
    case "where":
      return matchPredicate(filter.predicate, readFact(filter.field, row, reader))
  }
}
