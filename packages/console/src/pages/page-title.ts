import type { Page } from "../http/notion.ts"
import { plainText } from "../rich-text/plain-text.ts"

/** The title of a page as text; empty when it has none. */
export function pageTitle(page: Page): string {
  for (const property of Object.values(page.properties))
    if (property.type === "title") return plainText(property.title)
  return ""
}
