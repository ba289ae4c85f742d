import { firstTables } from "./001-first-tables.ts"
import { fileUploads } from "./002-file-uploads.ts"
import type { Migration } from "./migration.ts"

/** All steps in order. */
export const migrations: readonly Migration[] = [firstTables, fileUploads]
