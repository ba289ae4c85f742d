import type { Inkling } from "@inkling/server"

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into, not trusted
export type Answer = any

export const headersOf = (token: string) => ({
  authorization: `Bearer ${token}`,
  "notion-version": "2026-03-11",
  "content-type": "application/json",
})

/** Sends a request to a server of this process, without a socket. @throws Error when the answer is not a 2xx */
export async function ask(
  { fetch, token }: Pick<Inkling, "fetch" | "token">,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const init = { method, headers: headersOf(token), ...(body && { body: JSON.stringify(body) }) }
  const response = await fetch(`http://localhost${path}`, init)
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${text}`)
  return JSON.parse(text)
}
