import type { Json } from "./start-server.ts"

/** Short forms of request parts, for tests. */
export const text = (content: string) => [{ text: { content } }]

export const paragraph = (content: string) => ({ paragraph: { rich_text: text(content) } })

export const title = (content: string) => ({ title: { title: text(content) } })

/** The plain text of a page's title. */
export function titleOf(page: Json): string {
  const properties = Object.values(page["properties"] as Record<string, Json>)
  const found = properties.find((property) => property["type"] === "title")
  return ((found?.["title"] ?? []) as { plain_text: string }[]).map((item) => item.plain_text).join("")
}

export const resultsOf = (list: Json) => list["results"] as Json[]
