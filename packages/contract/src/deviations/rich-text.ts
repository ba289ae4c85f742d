import { allowKeys, anything, objectsNamed, objectsOf } from "../schema/edit.ts"
import type { Definitions } from "../schema/schema.ts"

/** What a client read may be sent back: derived keys of rich text and of users are taken and ignored. */
export function tolerateRichTextEchoes(definitions: Definitions): void {
  // Recorded, every version: hundreds of requests carry plain_text and href, several null.
  allowKeys(objectsNamed(definitions, "RichTextItemRequest"), { plain_text: anything, href: anything })
  // Recorded, 2022-06-28 to 2026-03-11: links say that they are of type "url".
  for (const item of objectsNamed(definitions, "RichTextItemRequest")) {
    const link = item.properties?.["text"]?.properties?.["link"]
    if (link) allowKeys(objectsOf(definitions, link), { type: { type: "string", const: "url" } })
  }
  // Recorded, 2022-06-28: user mentions and people values sent back whole.
  allowKeys(objectsNamed(definitions, "PartialUserObjectRequest"), {
    type: anything,
    name: anything,
    avatar_url: anything,
    person: anything,
    bot: anything,
  })
}
