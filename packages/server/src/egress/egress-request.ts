import { request as httpRequest, type IncomingMessage } from "node:http"
import { request as httpsRequest } from "node:https"
import type { EgressTarget } from "./resolve-egress.ts"

export interface EgressOptions {
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** Milliseconds until the answer's head must be there; the caller bounds the body by `signal`. */
  timeoutMs: number
  signal?: AbortSignal
}

/**
 * Sends one request to an address that `resolveEgress` found, and follows no redirect: each hop must be resolved
 * anew. TLS still checks the host's name. The caller reads or destroys the answer's body.
 */
export function egressRequest(
  { url, addresses }: EgressTarget,
  { method = "GET", headers = {}, body, timeoutMs, signal }: EgressOptions,
): Promise<IncomingMessage> {
  const send = url.protocol === "https:" ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => request.destroy(new Error(`No answer within ${timeoutMs} ms.`)), timeoutMs)
    const request = send(
      url,
      {
        method,
        headers: { ...headers, ...(body !== undefined && { "content-length": Buffer.byteLength(body) }) },
        // A connection of its own: a kept one might lead to an address that was let through under other rules.
        agent: false,
        lookup: (_host, options, found) => {
          const [first] = addresses
          if (options.all) found(null, [...addresses])
          else found(null, first?.address ?? "", first?.family)
        },
        ...(signal && { signal }),
      },
      (response) => {
        clearTimeout(late)
        resolve(response)
      },
    )
    request.on("error", (error) => {
      clearTimeout(late)
      reject(error)
    })
    request.end(body)
  })
}
