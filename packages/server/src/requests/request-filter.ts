import { validationError } from "@inkling/contract"
import type { LoggedRequest } from "./logged-request.ts"
import { textOf } from "./request-log.ts"

/** What requests are looked for by; all that is given must fit. */
export interface RequestFilter {
  /** Id of an integration or a person. */
  callerId?: string
  /** `404`, or a class of them such as `4xx`. */
  status?: string
  method?: string
  /** Part of the URL. */
  path?: string
  /** Part of the URL or of a body as it was kept; letter case does not count. */
  text?: string
  /** Milliseconds. */
  since?: number
}

const words = ["status", "method", "path", "text"] as const

/** Reads a filter from a query string. @throws validationError for a status or a moment that is none */
export function readRequestFilter(query: Record<string, unknown>): RequestFilter {
  const filter: RequestFilter = {}
  for (const word of words) if (given(query[word])) filter[word] = String(query[word])
  if (filter.status !== undefined && !/^[1-5](xx|\d\d)$/i.test(filter.status))
    throw validationError(`status takes 2xx, 4xx, 5xx or a code such as 404; it was "${filter.status}".`)
  if (given(query["since"])) filter.since = momentOf(String(query["since"]))
  return filter
}

const given = (value: unknown) => value !== undefined && value !== ""

/** Milliseconds of a moment as people write it. @throws validationError */
export function momentOf(word: string): number {
  const at = /^\d+$/.test(word) ? Number(word) : Date.parse(word)
  if (Number.isNaN(at))
    throw validationError(
      `since takes a moment such as 2026-06-27T17:00:00Z, or milliseconds; it was "${word}".`,
    )
  return at
}

export function fits(entry: LoggedRequest, filter: RequestFilter): boolean {
  const { callerId, status, method, path, text, since } = filter
  if (since !== undefined && entry.at < since) return false
  if (callerId !== undefined && entry.callerId !== callerId) return false
  if (method !== undefined && entry.method !== method.toUpperCase()) return false
  if (status !== undefined && !new RegExp(`^${status.replaceAll(/x/gi, ".")}$`).test(String(entry.status)))
    return false
  if (path !== undefined && !entry.url.includes(path)) return false
  return text === undefined || holds(entry, text.toLowerCase())
}

function holds({ url, id, request, response }: LoggedRequest, text: string): boolean {
  return [url, id, request ? textOf(request).text : "", textOf(response).text].some((one) =>
    one.toLowerCase().includes(text),
  )
}
