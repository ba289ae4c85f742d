import type { ContentContext } from "../../rich-text/content-context.ts"
import { isWebUrl } from "../../rich-text/is-web-url.ts"
import { storableText } from "../../rich-text/storable-text.ts"
import type { BlockKind, Payload } from "./block-kind.ts"
import { textParts } from "./text-parts.ts"

// Kinds that show a web page; the URL is kept as given (recorded).

export const embed = webKind("embed")
export const bookmark = webKind("bookmark")

/** Only the app makes these. */
export const linkPreview: BlockKind = { type: "link_preview", children: "none" }

function webKind(type: string): BlockKind {
  function parse(request: Payload, context: ContentContext, path: string): Payload {
    return { ...textParts(request, ["caption"], context, path), ...url(request, context) }
  }
  function url(request: Payload, context: ContentContext): Payload {
    const given = request["url"] as string | undefined
    if (given === undefined) return {}
    if (!isWebUrl(given)) context.problems.push(`Invalid ${type} url.`) // sentence inferred
    return { url: storableText(given) }
  }
  return {
    type,
    create: (request, context, path) => ({ caption: [], ...parse(request, context, path) }),
    update: (request, context, path, stored) => ({ ...stored, ...parse(request, context, path) }),
    children: "none",
  }
}
