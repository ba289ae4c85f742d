import { type BeyondKey, invalidRequest } from "@inkling/contract"
import { batch } from "./batch/batch.ts"
import type { BeyondHandler } from "./beyond-endpoint.ts"
import { getPageVersion, listPageVersions, restorePageVersion } from "./history/versions.ts"
import { aggregateRows } from "./rows/aggregate-rows.ts"
import { queryWindow } from "./rows/query-window.ts"
import { editOptions } from "./schema/edit-options.ts"
import { previewFormula } from "./schema/preview-formula.ts"
import { getPageTree } from "./tree/get-page-tree.ts"
import { upsertRows } from "./upsert/upsert-rows.ts"

const handlers: readonly BeyondHandler[] = [
  batch,
  getPageTree,
  upsertRows,
  aggregateRows,
  queryWindow,
  previewFormula,
  editOptions,
  listPageVersions,
  getPageVersion,
  restorePageVersion,
]

const byKey = new Map(handlers.map((handler) => [handler.key, handler]))

/** @throws invalidRequest for what is announced and not served */
export function beyondHandler(key: BeyondKey): BeyondHandler {
  const handler = byKey.get(key)
  if (!handler) throw invalidRequest(key)
  return handler
}
