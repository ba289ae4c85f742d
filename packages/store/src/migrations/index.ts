import { firstTables } from "./001-first-tables.ts"
import { defaultTemplates } from "./002-default-templates.ts"
import { views } from "./003-views.ts"
import type { Migration } from "./migration.ts"

/** All steps in order. */
export const migrations: readonly Migration[] = [firstTables, defaultTemplates, views]
