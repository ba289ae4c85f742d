// Loaded before a program (`node --import`): its calls to api.notion.com go to INKLING_URL. Covers fetch, http and https,
// and so what stands on them: the official SDK, node-fetch, axios, got.
import http from "node:http"
import https from "node:https"
import { syncBuiltinESMExports } from "node:module"
import { notionHost, targetUrl } from "./notion-hosts.ts"
import { type RequestArguments, redirectedRequest } from "./redirected-request.ts"

const target = targetUrl(process.env["INKLING_URL"] ?? "http://127.0.0.1:4567")
const base = target.href.replace(/\/$/, "")

const plainFetch = globalThis.fetch
globalThis.fetch = (input, init) => {
  const request = new URL(input instanceof Request ? input.url : input, "http://localhost")
  if (request.hostname !== notionHost) return plainFetch(input, init)
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined))
  // fetch does not let a program name another host; Inkling takes this one for it.
  headers.set("x-forwarded-host", notionHost)
  const url = `${base}${request.pathname}${request.search}`
  return plainFetch(input instanceof Request ? new Request(url, input) : url, { ...init, headers })
}

const original = { http: http.request, https: https.request }

for (const [module, plain] of [
  [http, original.http],
  [https, original.https],
] as const) {
  const request = (...args: RequestArguments) => {
    const redirected = redirectedRequest(args, target)
    if (!redirected) return Reflect.apply(plain, module, args)
    const send = target.protocol === "https:" ? original.https : original.http
    return send(redirected.options, redirected.callback as never)
  }
  module.request = request as never
  module.get = ((...args: RequestArguments) => {
    const sent = request(...args)
    sent.end()
    return sent
  }) as never
}
syncBuiltinESMExports()
