import { validationError } from "@inkling/contract"
import type { ContentContext } from "./content-context.ts"
import type { Cover } from "./file-ref.ts"
import { isWebUrl } from "./is-web-url.ts"
import { type FileRequest, parseFileRef } from "./parse-file-ref.ts"

/**
 * A page's cover; null removes it. @throws validationError when the URL cannot be one
 * Source: the sentence is quoted in a public issue of July 2025.
 */
export function parseCover(request: FileRequest | null, context: ContentContext): Cover | null {
  if (request === null) return null
  const cover = parseFileRef(request, context)
  if (cover === undefined || (cover.type === "external" && !isWebUrl(cover.external.url))) {
    throw validationError("Invalid page cover URL.")
  }
  return cover
}
