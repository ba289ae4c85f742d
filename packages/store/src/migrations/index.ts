import { firstTables } from "./001-first-tables.ts"
import { defaultTemplates } from "./002-default-templates.ts"
import { fileUploads } from "./003-file-uploads.ts"
import { webhookTables } from "./004-webhooks.ts"
import { views } from "./005-views.ts"
import { sessionTables } from "./006-sessions.ts"
import { asyncTasks } from "./009-async-tasks.ts"
import { beyondTables } from "./010-beyond.ts"
import { oauthTables } from "./011-oauth.ts"
import { usageTables } from "./012-usage.ts"
import type { Migration } from "./migration.ts"

/** All steps in order. */
export const migrations: readonly Migration[] = [
  firstTables,
  defaultTemplates,
  fileUploads,
  webhookTables,
  views,
  sessionTables,
  asyncTasks,
  beyondTables,
  oauthTables,
  usageTables,
]
