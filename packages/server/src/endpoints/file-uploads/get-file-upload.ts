import { readEndpoint } from "../endpoint.ts"
import { findOwnUpload } from "./find-own-upload.ts"
import { presentUpload } from "./present-upload.ts"

/** One of the caller's uploads. Source: developers.notion.com/reference/retrieve-a-file-upload */
export const getFileUpload = readEndpoint("getFileUpload", undefined, async (call, tx) => {
  const upload = await findOwnUpload(tx, call.principal, call.path["file_upload_id"] as string)
  return presentUpload(tx, call, upload)
})
