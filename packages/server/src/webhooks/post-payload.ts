import type { IncomingMessage } from "node:http"
import { egressRequest } from "../egress/egress-request.ts"
import { type EgressPolicy, resolveEgress } from "../egress/resolve-egress.ts"
import { signPayload } from "./sign-payload.ts"

/** Milliseconds a receiver has to answer (inferred). */
const timeoutMs = 10_000

/** How an attempt ended, in words for the delivery log. */
export interface PostResult {
  isTaken: boolean
  words: string
}

/** Sends one signed body; any 2xx takes it, a redirect is not followed. Never throws. */
export async function postPayload(
  url: string,
  body: string,
  token: string,
  policy: EgressPolicy,
): Promise<PostResult> {
  try {
    const target = await resolveEgress(url, policy)
    const response: IncomingMessage = await egressRequest(target, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "inkling-webhooks",
        "x-notion-signature": signPayload(body, token),
      },
      body,
      timeoutMs,
    })
    // Nobody reads what the receiver says; a stream of it must not hold us up.
    response.on("error", () => {})
    response.destroy()
    const status = response.statusCode ?? 0
    return { isTaken: status >= 200 && status < 300, words: `HTTP ${status}` }
  } catch (error) {
    return { isTaken: false, words: error instanceof Error ? error.message : String(error) }
  }
}
