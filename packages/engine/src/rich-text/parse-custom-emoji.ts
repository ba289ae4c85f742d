import { requestId } from "../ids/request-id.ts"
import type { ContentContext } from "./content-context.ts"

/** A workspace's own emoji, as answers show it. */
export interface CustomEmoji {
  id: string
  name: string
  url: string
}

/** As requests write it; the id is enough. */
export type CustomEmojiRequest = Pick<CustomEmoji, "id"> & Partial<CustomEmoji>

/** An emoji that is known by its id is what it is here; of one from elsewhere stays what the request says (inferred). */
export function parseCustomEmoji(request: CustomEmojiRequest, context: ContentContext): CustomEmoji {
  const id = requestId(request.id)
  return context.emojis?.get(id) ?? { id, name: request.name ?? "", url: request.url ?? "" }
}
