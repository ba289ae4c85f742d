import { validationError } from "@inkling/contract"
import { type FileUploadRow, insertFileUpload } from "@inkling/store"
import { probeExternal } from "../../files/probe-external.ts"
import { type FreeCall, freeEndpoint } from "../endpoint.ts"
import { importExternal } from "./import-external.ts"
import { logUpload } from "./log-upload.ts"
import { presentUpload } from "./present-upload.ts"
import { requireFiles } from "./require-files.ts"
import { type FileLook, fileLook, fileTooLarge, uploadLifeMs } from "./upload-rules.ts"

/**
 * Announces a file: its bytes come by /send, or are fetched from `external_url` after the answer.
 * Source: developers.notion.com/reference/create-a-file-upload; sentences not recorded are inferred
 */
export const createFileUpload = freeEndpoint("createFileUpload", "insert_content", async (call) => {
  const files = requireFiles(call)
  const body = call.body as CreateBody
  const mode = body.mode ?? "single_part"
  requireModeFields(mode, body)
  const look =
    mode === "external_url"
      ? await externalLook(call, body)
      : fileLook(body.filename ?? null, body.content_type ?? null)
  const { wire, upload } = await call.write(async (tx, principal) => {
    const row: FileUploadRow = {
      ws: tx.ws,
      pk: tx.allocatePks(1),
      id: call.services.ids.uuid("file_upload"),
      mode,
      status: "pending",
      ...look,
      content_length: null,
      part_count: mode === "multi_part" ? (body.number_of_parts ?? null) : null,
      external_url: body.external_url ?? null,
      import_result: null,
      created_at: tx.now,
      created_by: principal.integration.bot_id,
      edited_at: tx.now,
      expires_at: tx.now + uploadLifeMs,
    }
    await insertFileUpload(tx, row)
    logUpload(tx, "file_upload.created", row)
    return { wire: await presentUpload(tx, call, row), upload: row }
  })
  if (mode === "external_url") call.services.background.add(importExternal(call.services, files, upload))
  return wire
})

interface CreateBody {
  mode?: FileUploadRow["mode"]
  filename?: string
  content_type?: string
  number_of_parts?: number
  external_url?: string
}

function requireModeFields(mode: FileUploadRow["mode"], body: CreateBody): void {
  const need = (name: keyof CreateBody) => {
    if (body[name] === undefined)
      throw validationError(`\`${name}\` is required when \`mode\` is \`${mode}\`.`)
  }
  const refuse = (name: keyof CreateBody, wanted: string) => {
    if (body[name] !== undefined)
      throw validationError(`\`${name}\` is allowed only when \`mode\` is \`${wanted}\`.`)
  }
  if (mode === "multi_part") {
    need("number_of_parts")
    need("filename")
  } else refuse("number_of_parts", "multi_part")
  if (mode === "external_url") {
    need("external_url")
    need("filename")
  } else refuse("external_url", "external_url")
}

/** What the other server says of the file before it is fetched. */
async function externalLook(call: FreeCall, body: CreateBody): Promise<FileLook> {
  const { config, egress } = call.services
  const { contentType, sizeBytes } = await probeExternal(body.external_url as string, egress)
  if (sizeBytes !== undefined && sizeBytes > config.maxUploadBytes) throw fileTooLarge(config.maxUploadBytes)
  return fileLook(body.filename ?? null, body.content_type ?? contentType)
}
