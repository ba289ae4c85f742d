import type { ContentContext } from "../../rich-text/content-context.ts"
import { isWebUrl } from "../../rich-text/is-web-url.ts"
import { endingOf } from "../../rich-text/media-url.ts"
import { type FileRequest, parseFileRef } from "../../rich-text/parse-file-ref.ts"
import { storableText } from "../../rich-text/storable-text.ts"
import type { BlockKind, Payload } from "./block-kind.ts"
import { textParts } from "./text-parts.ts"

// Kinds that show a web page; a URL is kept as given (recorded). Stored: caption and url, or an upload's FileRef.

export const embed = webKind("embed")
export const bookmark = webKind("bookmark")

/** Only the app makes these. */
export const linkPreview: BlockKind = { type: "link_preview", children: "none" }

function webKind(type: string): BlockKind {
  function parse(request: Payload, context: ContentContext, path: string): Payload {
    return { ...textParts(request, ["caption"], context, path), ...target(request, context) }
  }
  function target(request: Payload, context: ContentContext): Payload {
    const given = request["url"] as string | undefined
    if (given === undefined) return request["file_upload"] === undefined ? {} : page(request, context)
    if (!isWebUrl(given)) context.problems.push(`Invalid ${type} url.`) // sentence inferred
    return { url: storableText(given) }
  }
  return {
    type,
    create: (request, context, path) => ({ caption: [], ...parse(request, context, path) }),
    update: (request, context, path, stored) => {
      const { caption, ...current } = stored
      const { caption: given = caption, ...next } = parse(request, context, path)
      return { caption: given, ...(Object.keys(next).length === 0 ? current : next) }
    },
    children: "none",
  }
}

/** An uploaded HTML page. Source: Notion's changelog of 2026-07-03; what else is refused, and how, is inferred. */
function page(request: Payload, context: ContentContext): Payload {
  const upload = parseFileRef(request as FileRequest, context)
  const isPage = upload?.type === "hosted" && ["html", "htm"].includes(endingOf(upload.hosted.name))
  if (!isPage) context.problems.push("Invalid embed url.")
  return { ...upload }
}
