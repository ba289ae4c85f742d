import { validationError } from "@inkling/contract"
import { shouldBe } from "../time/should-be.ts"
import type { ContentContext } from "./content-context.ts"
import type { Icon } from "./file-ref.ts"
import { isEmoji } from "./is-emoji.ts"
import { isWebUrl } from "./is-web-url.ts"
import { type CustomEmojiRequest, parseCustomEmoji } from "./parse-custom-emoji.ts"
import { type FileRequest, parseFileRef } from "./parse-file-ref.ts"

/** An icon as requests write it: one of the keys beside `type`. */
export interface IconRequest extends FileRequest {
  emoji?: string
  custom_emoji?: CustomEmojiRequest
  icon?: { name: string; color?: string }
}

/**
 * An icon; null removes it. Notion's own icons given by URL become native ones (recorded), in gray when no colour
 * is named.
 * @param path for error sentences: `body.icon`
 * @throws validationError for an emoji that is none, or a URL that cannot be one (both sentences inferred)
 */
export function parseIcon(
  request: IconRequest | null,
  context: ContentContext,
  path = "body.icon",
): Icon | null {
  if (request === null) return null
  if (request.emoji !== undefined) {
    if (!isEmoji(request.emoji)) throw shouldBe(`${path}.emoji`, "a valid emoji", request.emoji)
    return { type: "emoji", emoji: request.emoji }
  }
  if (request.custom_emoji) {
    return { type: "custom_emoji", custom_emoji: parseCustomEmoji(request.custom_emoji, context) }
  }
  if (request.icon) {
    return { type: "icon", icon: { name: request.icon.name, color: request.icon.color ?? "gray" } }
  }
  const file = parseFileRef(request, context)
  if (file?.type === "external") {
    const native = nativeIcon(file.external.url)
    if (native) return native
    if (!isWebUrl(file.external.url)) throw validationError("Invalid page icon URL.")
  }
  if (file === undefined) throw validationError("Invalid page icon URL.")
  return file
}

const NATIVE = /^https:\/\/(?:www\.notion\.so|app\.notion\.com)\/icons\/([^/?#]+)_([a-z]+)\.svg(?:[?#].*)?$/
const COLORS = new Set([
  "gray",
  "lightgray",
  "brown",
  "yellow",
  "orange",
  "green",
  "blue",
  "purple",
  "pink",
  "red",
])

function nativeIcon(url: string): Icon | undefined {
  const [, name, color] = NATIVE.exec(url) ?? []
  if (name === undefined || color === undefined || !COLORS.has(color)) return undefined
  return { type: "icon", icon: { name, color } }
}
