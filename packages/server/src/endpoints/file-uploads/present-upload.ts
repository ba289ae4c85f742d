import { type FileUploadRow, type Snapshot, sumFileParts } from "@inkling/store"
import type { Wire } from "../../present/context.ts"
import { presentFileUpload } from "../../present/present-file-upload.ts"
import type { Call } from "../endpoint.ts"

/** An upload with the number of its parts that have come. */
export async function presentUpload(
  tx: Snapshot,
  call: Pick<Call, "base" | "now">,
  upload: FileUploadRow,
): Promise<Wire> {
  const sentCount = upload.mode === "multi_part" ? (await sumFileParts(tx, upload.pk)).count : 0
  return presentFileUpload(upload, { sentCount, base: call.base, now: call.now() })
}
