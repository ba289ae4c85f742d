import type { Kysely } from "kysely"
import type { DialectName } from "../dialects/connection.ts"

/** One step forward of the tables. Never changed once released, and never undone. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly number: number
  readonly name: string
  run(db: Kysely<unknown>, dialect: DialectName): Promise<void>
}
