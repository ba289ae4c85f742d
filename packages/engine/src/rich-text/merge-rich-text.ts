import type { Annotations, RichText, RichTextItem } from "./rich-text.ts"

/**
 * Drops empty text and joins neighbouring text of the same look and link, as answers since summer 2025 show it (the
 * ones before returned an append's pieces as sent). That a joined piece may pass 2,000 characters is inferred.
 */
export function mergeRichText(items: readonly RichTextItem[]): RichText {
  const merged: RichTextItem[] = []
  for (const item of items) {
    if (item.type === "text" && item.text.content === "") continue
    const last = merged.at(-1)
    if (item.type === "text" && last?.type === "text" && isAlike(item, last)) {
      const text = { content: last.text.content + item.text.content, link: last.text.link }
      merged[merged.length - 1] = { ...last, text }
    } else merged.push(item)
  }
  return merged
}

type TextItem = Extract<RichTextItem, { type: "text" }>

function isAlike(a: TextItem, b: TextItem): boolean {
  return a.text.link?.url === b.text.link?.url && sameAnnotations(a.annotations, b.annotations)
}

const KEYS = ["bold", "italic", "strikethrough", "underline", "code", "color"] as const

function sameAnnotations(a: Annotations = {}, b: Annotations = {}): boolean {
  return KEYS.every((key) => a[key] === b[key])
}
