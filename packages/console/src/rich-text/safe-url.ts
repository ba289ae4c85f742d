/** The address when it is one that may be followed or loaded; undefined for scripts and the like. */
export function safeUrl(url: string | null | undefined): string | undefined {
  if (url === null || url === undefined) return undefined
  if (url.startsWith("/") && !url.startsWith("//")) return url
  try {
    return ["https:", "http:", "mailto:", "tel:"].includes(new URL(url).protocol) ? url : undefined
  } catch {
    return undefined
  }
}
