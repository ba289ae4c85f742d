import { HttpError } from "./http-error.ts"

/** The newest version of the API: what the console speaks. */
export const notionVersion = "2026-03-11"

let csrfToken: string | undefined

/** Sets what proves that a request comes from the console and not from another site. */
export function setCsrfToken(token: string | undefined): void {
  csrfToken = token
}

/** The header that proves it, for requests that are not made by `call`. */
export function csrfHeader(): Record<string, string> {
  return csrfToken === undefined ? {} : { "x-csrf-token": csrfToken }
}

interface CallOptions {
  body?: unknown
  signal?: AbortSignal | undefined
}

/** One request as the signed-in person. @throws HttpError for every answer that is not 2xx */
export async function call<T>(method: string, path: string, { body, signal }: CallOptions = {}): Promise<T> {
  const headers: Record<string, string> = { "notion-version": notionVersion }
  if (body !== undefined) headers["content-type"] = "application/json"
  if (csrfToken !== undefined) headers["x-csrf-token"] = csrfToken
  const init: RequestInit = { method, headers }
  if (body !== undefined) init.body = JSON.stringify(body)
  if (signal) init.signal = signal
  const response = await reach(path, init)
  const text = await response.text()
  if (!response.ok) throw errorOf(response.status, text)
  return (text === "" ? undefined : JSON.parse(text)) as T
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new HttpError(0, "offline", "The server does not answer. Is Inkling still running?")
  }
}

function errorOf(status: number, text: string): HttpError {
  try {
    const { code, message, request_id } = JSON.parse(text) as Record<string, string | undefined>
    return new HttpError(status, code ?? "unknown", message ?? `The server answered ${status}.`, request_id)
  } catch {
    return new HttpError(status, "unknown", `The server answered ${status}.`)
  }
}
