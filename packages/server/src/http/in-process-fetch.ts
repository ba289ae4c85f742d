import { Readable } from "node:stream"
import type { Api } from "./api.ts"
import { type ApiReply, bodyOf } from "./message.ts"

/**
 * A `fetch` that answers without a socket: hand it to the SDK (`new Client({ fetch })`). Whatever host the URL names
 * is taken for ours; only /v1 is answered.
 */
export function inProcessFetch(api: Api): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const headers: Record<string, string> = { host: url.host }
    request.headers.forEach((value, name) => {
      headers[name] = value
    })
    const target = url.pathname + url.search
    const isForm = /^multipart\//i.test(headers["content-type"] ?? "")
    if (isForm && request.body) {
      const stream = Readable.fromWeb(request.body as never)
      const reply = await api.handle({
        method: request.method,
        url: target,
        headers,
        body: undefined,
        stream,
      })
      return responseOf(reply)
    }
    const bytes = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer())
    const reply = await api.handle({ method: request.method, url: target, headers, body: bytes })
    return responseOf(reply)
  }
}

/** @throws TypeError as fetch does when the connection ends without an answer */
function responseOf(reply: ApiReply): Response {
  if (reply.isDropped) throw new TypeError("fetch failed", { cause: new Error("other side closed") })
  return new Response(bodyOf(reply), { status: reply.status, headers: reply.headers })
}
