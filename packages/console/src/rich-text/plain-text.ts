import type { RichItem } from "./rich-text-dom.ts"

/** The text without its looks. */
export function plainText(items: readonly Pick<RichItem, "plain_text">[]): string {
  return items.map((item) => item.plain_text).join("")
}
