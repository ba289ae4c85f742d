import { csrfHeader, notionVersion } from "../http/call.ts"
import type { LoggedExchange } from "../http/requests.ts"

/** What a request was answered the second time. */
export interface Replayed {
  status: number
  body: string
}

/** Why a request cannot be sent again as it was; undefined when it can. */
export function whyNotReplay({ request_body, url }: LoggedExchange): string | undefined {
  if (request_body?.is_cut) return "The log keeps only the beginning of its body."
  if (`${url}${request_body?.text ?? ""}`.includes("[removed]"))
    return "It held secrets that the log does not keep."
  if (request_body !== null && request_body.text !== "" && !isJson(request_body.text))
    return "Its body is not JSON."
  return undefined
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Sends a request again: with a token where one is at hand, else as the person who is signed in. */
export async function replay(exchange: LoggedExchange, token: string | undefined): Promise<Replayed> {
  const { method, url, version, request_body } = exchange
  const headers: Record<string, string> = { "notion-version": version ?? notionVersion }
  if (token !== undefined) headers["authorization"] = `Bearer ${token}`
  else Object.assign(headers, csrfHeader())
  const init: RequestInit = { method, headers, credentials: token === undefined ? "same-origin" : "omit" }
  if (request_body !== null && request_body.text !== "") {
    headers["content-type"] = "application/json"
    init.body = request_body.text
  }
  const response = await fetch(url, init)
  return { status: response.status, body: await response.text() }
}
