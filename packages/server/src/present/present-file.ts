import type { FileRef } from "@inkling/engine"
import type { PresentContext, Wire } from "./context.ts"

/** A file: its link as given, or for one of ours a signed link that expires. Source: reference rich-text §4. */
export function presentFileRef(file: FileRef, context: PresentContext): Wire {
  if (file.type === "external") return { type: "external", external: { url: file.external.url } }
  const { url, expiry_time } = context.file(file.hosted.key)
  return { type: "file", file: { url, expiry_time } }
}
