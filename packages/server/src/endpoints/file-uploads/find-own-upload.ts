import { objectNotFound } from "@inkling/contract"
import { parseUuid } from "@inkling/engine"
import { type FileUploadRow, findFileUpload, type Snapshot } from "@inkling/store"
import { notFoundBot } from "../../access/not-found-bot.ts"
import type { Principal } from "../../auth/principal.ts"

/** An upload of the caller's; another integration's is not there (inferred). @throws objectNotFound */
export async function findOwnUpload(tx: Snapshot, principal: Principal, id: string): Promise<FileUploadRow> {
  const upload = await findFileUpload(tx, parseUuid(id) ?? id)
  if (!upload || upload.created_by !== principal.integration.bot_id)
    throw objectNotFound("file_upload", id, notFoundBot(principal))
  return upload
}
