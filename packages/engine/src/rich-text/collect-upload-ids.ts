import { parseUuid } from "../ids/parse-uuid.ts"

/** Ids of all file uploads a request body attaches, wherever they stand, so that they can be read in one batch. */
export function collectUploadIds(body: unknown, into: Set<string> = new Set()): Set<string> {
  if (Array.isArray(body)) {
    for (const item of body) collectUploadIds(item, into)
  } else if (typeof body === "object" && body !== null) {
    for (const [key, value] of Object.entries(body)) {
      const id = key === "file_upload" ? uploadId(value) : undefined
      if (id === undefined) collectUploadIds(value, into)
      else into.add(id)
    }
  }
  return into
}

function uploadId(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("id" in value)) return undefined
  return typeof value.id === "string" ? parseUuid(value.id) : undefined
}
