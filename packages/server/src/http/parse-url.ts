import { invalidRequestUrl } from "@inkling/contract"

export interface ParsedUrl {
  pathname: string
  /** Repeated keys become lists. */
  query: Record<string, string | string[]>
}

/** Splits the request target. @throws invalidRequestUrl when it cannot be decoded */
export function parseUrl(url: string): ParsedUrl {
  const mark = url.indexOf("?")
  const raw = mark < 0 ? url : url.slice(0, mark)
  const query: Record<string, string | string[]> = Object.create(null)
  if (mark >= 0) {
    for (const [key, value] of new URLSearchParams(url.slice(mark + 1))) {
      const seen = query[key]
      query[key] = seen === undefined ? value : Array.isArray(seen) ? [...seen, value] : [seen, value]
    }
  }
  return { pathname: raw, query }
}

/** A path parameter as sent, percent-decoded. @throws invalidRequestUrl on a broken escape */
export function decodePathParam(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch {
    throw invalidRequestUrl()
  }
}
