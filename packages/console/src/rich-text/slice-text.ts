import { type RichItem, textItem } from "./rich-text-dom.ts"

/** Characters of an item as an editor counts them: a mention or equation is one. */
export function itemLength(item: RichItem): number {
  return item.type === "text" ? item.text.content.length : 1
}

/** The part of a text between two places, looks kept. */
export function sliceText(
  items: readonly RichItem[],
  start: number,
  end = Number.MAX_SAFE_INTEGER,
): RichItem[] {
  const taken: RichItem[] = []
  let at = 0
  for (const item of items) {
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, itemLength(item))
    at += itemLength(item)
    if (from >= to) continue
    if (item.type === "text") {
      const looks = { ...item.annotations, link: item.text.link?.url ?? null }
      taken.push(textItem(item.text.content.slice(from, to), looks))
    } else taken.push(item)
  }
  return taken
}
