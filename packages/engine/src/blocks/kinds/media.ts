import type { ContentContext } from "../../rich-text/content-context.ts"
import type { FileRef } from "../../rich-text/file-ref.ts"
import {
  endingOf,
  isMediaUpload,
  isMediaUrl,
  type MediaKind,
  urlFileName,
} from "../../rich-text/media-url.ts"
import { type FileRequest, parseFileRef } from "../../rich-text/parse-file-ref.ts"
import { storableText } from "../../rich-text/storable-text.ts"
import type { BlockKind, Payload } from "./block-kind.ts"
import { textParts } from "./text-parts.ts"

// Kinds that show a file. Stored: caption, the FileRef's own keys, and a file block's name.

export const image = mediaKind("image")
export const video = mediaKind("video")
export const audio = mediaKind("audio")
export const pdf = mediaKind("pdf")
export const file = mediaKind("file")

function mediaKind(kind: MediaKind): BlockKind {
  return {
    type: kind,
    create: (request, context, path) => {
      const source = mediaSource(kind, request, context)
      const caption = { caption: [], ...textParts(request, ["caption"], context, path) }
      if (source === undefined) return caption // its problem is told before anything is stored
      return { ...caption, ...source, ...(kind === "file" && { name: fileName(request["name"], source) }) }
    },
    update: (request, context, path, stored) => {
      const { caption, name, ...current } = stored
      const isMoved = ["external", "file_upload", "file"].some((key) => request[key] !== undefined)
      const source = (isMoved && mediaSource(kind, request, context)) || (current as unknown as FileRef)
      const isNamed = kind === "file" && (isMoved || request["name"] !== undefined)
      return {
        caption,
        ...textParts(request, ["caption"], context, path),
        ...source,
        ...(isNamed ? { name: fileName(request["name"], source) } : name !== undefined && { name }),
      }
    },
    children: "none",
  }
}

/** Source of "Invalid image url.": public issues from 2021 to 2023; the other kinds' sentences are inferred from it. */
function mediaSource(kind: MediaKind, request: Payload, context: ContentContext): FileRef | undefined {
  const source = parseFileRef(request as FileRequest, context)
  const isRight =
    source?.type === "external"
      ? context.anyMediaUrl === true || isMediaUrl(kind, source.external.url)
      : source !== undefined && isMediaUpload(kind, source.hosted.name)
  if (!isRight) context.problems.push(`Invalid ${kind} url.`)
  return source
}

/** The name given, with the file's ending if it lacks it (recorded on update); else the file's own. */
function fileName(given: unknown, source: FileRef): string {
  const own = source.type === "external" ? urlFileName(source.external.url) : source.hosted.name
  if (typeof given !== "string") return own
  const ending = endingOf(own)
  const name = storableText(given)
  return ending === "" || endingOf(name) === ending ? name : `${name}.${ending}`
}
