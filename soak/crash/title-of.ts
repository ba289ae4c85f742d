import type { Reply } from "../http-client.ts"

/** Plain text of a page's title, whatever its property is called. */
export function titleOf(page: Reply["body"]): string {
  for (const value of Object.values(page.properties as Record<string, Reply["body"]>))
    if (value.type === "title")
      return value.title.map((part: { plain_text: string }) => part.plain_text).join("")
  return ""
}
