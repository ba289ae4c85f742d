import type { ShownRequest } from "@inkling/server"
import type { RunningServer } from "./data-folder.ts"

/**
 * Requests of the running server as they are answered, until it goes away.
 * @throws Error when the server refuses, e.g. a filter that makes no sense
 */
export async function* followRequests(
  { url, adminSecret }: RunningServer,
  query: URLSearchParams,
): AsyncGenerator<ShownRequest> {
  const response = await fetch(`${url}/inkling/admin/v1/requests/live?${query}`, {
    headers: { authorization: `Bearer ${adminSecret}` },
  })
  if (!response.ok || !response.body) {
    const { message } = (await response.json()) as { message?: string }
    throw new Error(message ?? `The server answered ${response.status}.`)
  }
  let text = ""
  try {
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk
      const lines = text.split("\n")
      text = lines.pop() ?? ""
      for (const line of lines) if (line.startsWith("data: ")) yield JSON.parse(line.slice("data: ".length))
    }
  } catch {
    // The server stopped: that is the end of the list.
  }
}
