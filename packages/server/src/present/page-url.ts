/**
 * Link to a page: title slug and the id without dashes. Every run of characters outside [A-Za-z0-9_] becomes one
 * dash, trimmed, case kept. Source: recorded urls, reference observed-behaviour 7–8.
 */
export function pageUrl(base: string, id: string, title = ""): string {
  const hex = id.replaceAll("-", "")
  const slug = title.replace(/[^A-Za-z0-9_]+/g, "-").replace(/^-+|-+$/g, "")
  return slug ? `${base}/${slug}-${hex}` : `${base}/${hex}`
}

/** Base of page links: Notion's for clients that parse ids out of its hosts, else our console's. */
export function pageUrlBase(base: string, form: "inkling" | "notion"): string {
  return form === "notion" || base === "https://api.notion.com" ? "https://app.notion.com/p" : `${base}/p`
}
