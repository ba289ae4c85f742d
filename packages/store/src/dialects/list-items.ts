import { type RawBuilder, sql } from "kysely"
import type { DialectName } from "./connection.ts"
import type { List } from "./list.ts"

/** A bound list as a table with one column, `value`, to select from or join. */
export function listItems(dialect: DialectName, list: List, type: "bigint" | "text"): RawBuilder<unknown> {
  return dialect === "sqlite"
    ? sql`(select value from json_each(${list}))`
    : sql`(select value from unnest(${list}::${sql.raw(`${type}[]`)}) as t (value))`
}
