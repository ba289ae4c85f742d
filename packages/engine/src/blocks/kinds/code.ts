import type { ContentContext } from "../../rich-text/content-context.ts"
import type { BlockKind, Payload } from "./block-kind.ts"
import { plainParts, textParts } from "./text-parts.ts"

/** Code with a caption. The language is required on creation; the contract knows the allowed ones. */
export const code: BlockKind = {
  type: "code",
  create: (request, context, path) => ({
    caption: [],
    rich_text: [],
    ...parts(request, context, path),
  }),
  update: (request, context, path, stored) => ({ ...stored, ...parts(request, context, path) }),
  children: "none",
}

function parts(request: Payload, context: ContentContext, path: string): Payload {
  return {
    ...textParts(request, ["caption", "rich_text"], context, path),
    ...plainParts(request, ["language"]),
  }
}
