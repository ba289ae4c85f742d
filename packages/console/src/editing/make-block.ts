import type { Block, NewBlock } from "../http/notion.ts"
import type { RichItem } from "../rich-text/rich-text-dom.ts"
import { toRequest } from "../rich-text/to-request.ts"

/** Types that a line can be turned into. */
export type MadeType =
  | "paragraph"
  | "heading_1"
  | "heading_2"
  | "heading_3"
  | "heading_4"
  | "bulleted_list_item"
  | "numbered_list_item"
  | "to_do"
  | "toggle"
  | "quote"
  | "callout"
  | "divider"

/** A new block as a request holds it. */
export function blockRequest(type: MadeType, items: readonly RichItem[]): NewBlock {
  return { type, [type]: contentOf(type, toRequest(items)) } as unknown as NewBlock
}

/** The same block as it is drawn until the server has answered. */
export function draftBlock(
  key: string,
  parent: Block["parent"],
  type: MadeType,
  items: readonly RichItem[],
): Block {
  return {
    object: "block",
    id: key,
    parent,
    type,
    has_children: false,
    in_trash: false,
    [type]: { color: "default", is_toggleable: false, caption: [], ...contentOf(type, [...items]) },
  } as unknown as Block
}

function contentOf(type: MadeType, rich_text: readonly object[]): object {
  if (type === "divider") return {}
  if (type === "to_do") return { rich_text, checked: false }
  if (type === "callout") return { rich_text, icon: { type: "emoji", emoji: "💡" } }
  return { rich_text }
}
