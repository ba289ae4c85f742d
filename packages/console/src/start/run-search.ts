import { notionVersion } from "../http/call.ts"

/** What the API answered to the snippet's call. */
export interface RunResult {
  status: number
  durationMs: number
  requestId: string | null
  body: string
}

/** Makes the call that the snippets show, with their token and without the session. */
export async function runSearch(token: string): Promise<RunResult> {
  const begunAt = performance.now()
  const response = await fetch("/v1/search", {
    method: "POST",
    credentials: "omit",
    headers: {
      authorization: `Bearer ${token}`,
      "notion-version": notionVersion,
      "content-type": "application/json",
    },
    body: JSON.stringify({ page_size: 3 }),
  })
  const body = JSON.stringify(await response.json(), null, 2)
  return {
    status: response.status,
    durationMs: Math.round(performance.now() - begunAt),
    requestId: response.headers.get("x-notion-request-id"),
    body,
  }
}
