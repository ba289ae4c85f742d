import { type RawBuilder, sql } from "kysely"
import type { DialectName } from "../dialects/connection.ts"
import { declaredTypes } from "../dialects/sqlite/values.ts"

/**
 * The few types the tables use, in each database's words. JSON is PostgreSQL's json, not jsonb, which would reorder
 * keys: what was stored comes back the same from both databases.
 */
export interface ColumnTypes {
  integer: RawBuilder<unknown>
  /** Compared as bytes. */
  text: RawBuilder<unknown>
  boolean: RawBuilder<unknown>
  json: RawBuilder<unknown>
}

export function columnTypes(dialect: DialectName): ColumnTypes {
  return dialect === "sqlite"
    ? {
        integer: sql`integer`,
        text: sql`text`,
        boolean: sql.raw(declaredTypes.boolean),
        json: sql.raw(declaredTypes.json),
      }
    : { integer: sql`bigint`, text: sql`text collate "C"`, boolean: sql`boolean`, json: sql`json` }
}
