const INTERNAL = /^\/[0-9a-f]{32}(?:[?#].*)?$/i
// A link with one of these would run as script in a browser that shows the page.
const REFUSED_SCHEMES = new Set(["javascript:", "vbscript:", "data:"])

/**
 * A link as stored: the URL standard's form, so that a bare host gains its slash and the query is percent-encoded;
 * links within the workspace (`/` and 32 hex digits) stay as they are. Undefined when it is no URL.
 * Source: recorded links (host → host with slash); what counts as a URL is inferred from refused ones in public issues.
 */
export function normalizeLink(url: string): string | undefined {
  if (INTERNAL.test(url)) return url
  const parsed = URL.parse(url)
  return parsed === null || REFUSED_SCHEMES.has(parsed.protocol) ? undefined : parsed.href
}
