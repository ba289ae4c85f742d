import { type Expression, type RawBuilder, sql } from "kysely"
import type { DialectName } from "./connection.ts"

/** Any number of values bound as one parameter, so that a query's text does not depend on how many there are. */
export class List {
  readonly values: readonly (number | string)[]

  constructor(values: readonly (number | string)[]) {
    this.values = values
  }
}

/** `value in (list)`; an index on the value serves it. `list` is a List, or stands for one in a prepared query. */
export function within(
  dialect: DialectName,
  value: Expression<unknown>,
  list: List,
  type: "bigint" | "text",
): RawBuilder<boolean> {
  return dialect === "sqlite"
    ? sql<boolean>`${value} in (select value from json_each(${list}))`
    : sql<boolean>`${value} = any(${list}::${sql.raw(`${type}[]`)})`
}
