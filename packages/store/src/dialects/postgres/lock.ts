import { type Kysely, sql } from "kysely"
import type { Tables } from "../../schema.ts"

/** Makes this transaction the only one that may change the schema `name`, until it ends. */
export async function lockSchema(db: Kysely<Tables>, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`inkling ${name}`}::text, 0))`.execute(db)
}
