import { firstTables } from "./001-first-tables.ts"
import { webhookTables } from "./002-webhooks.ts"
import type { Migration } from "./migration.ts"

/** All steps in order. */
export const migrations: readonly Migration[] = [firstTables, webhookTables]
