import { parseUuid } from "../ids/parse-uuid.ts"

/** Ids of all custom emojis a request body names, wherever they stand, so that they can be read in one batch. */
export function collectEmojiIds(body: unknown, into: Set<string> = new Set()): Set<string> {
  if (Array.isArray(body)) {
    for (const item of body) collectEmojiIds(item, into)
  } else if (typeof body === "object" && body !== null) {
    for (const [key, value] of Object.entries(body)) {
      const id = key === "custom_emoji" ? (value as { id?: unknown } | null)?.id : undefined
      const uuid = typeof id === "string" ? parseUuid(id) : undefined
      if (uuid === undefined) collectEmojiIds(value, into)
      else into.add(uuid)
    }
  }
  return into
}
