import type { ContentContext } from "../../rich-text/content-context.ts"
import { parseRichText } from "../../rich-text/parse-rich-text.ts"
import type { Payload } from "./block-kind.ts"

/** The rich texts among `keys` that the request gives, as stored. */
export function textParts(
  request: Payload,
  keys: readonly string[],
  context: ContentContext,
  path: string,
): Payload {
  const parts: Payload = {}
  for (const key of keys) {
    if (request[key] !== undefined) parts[key] = parseRichText(request[key], context, `${path}.${key}`)
  }
  return parts
}

/** The values among `keys` that the request gives, as they are. */
export function plainParts(request: Payload, keys: readonly string[]): Payload {
  const parts: Payload = {}
  for (const key of keys) if (request[key] !== undefined) parts[key] = request[key]
  return parts
}
