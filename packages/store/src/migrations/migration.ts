import type { Kysely } from "kysely"
import type { DialectName } from "../dialects/connection.ts"

/** One step forward of the tables. Never changed once released, and never undone. */
export interface Migration {
  /** Upward; a gap may be filled later, by a step that does not rest on what higher numbers did. */
  readonly number: number
  readonly name: string
  run(db: Kysely<unknown>, dialect: DialectName): Promise<void>
}
