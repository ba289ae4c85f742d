import type { IncomingMessage } from "node:http"
import { egressRequest } from "../egress/egress-request.ts"
import { type EgressPolicy, resolveEgress } from "../egress/resolve-egress.ts"

/** Milliseconds without a byte after which the other server counts as silent. */
const silentMs = 30_000

const maxRedirects = 3

/**
 * The answer of a foreign server, status 200, its body unread. Every redirect is looked at as the first URL is.
 * @throws EgressRefused · Error when the server is not reached or answers otherwise
 */
export async function fetchExternal(
  method: "GET" | "HEAD",
  url: string,
  policy: EgressPolicy,
  redirects = 0,
): Promise<IncomingMessage> {
  const target = await resolveEgress(url, policy)
  const headers = { "user-agent": "Inkling", "accept-encoding": "identity" }
  const response = await egressRequest(target, { method, headers, timeoutMs: silentMs })
  const { statusCode = 0, headers: answered } = response
  if (statusCode === 200) {
    response.setTimeout(silentMs, () => response.destroy(new Error("The server was silent.")))
    return response
  }
  // Nobody reads what else it says.
  response.on("error", () => {}).destroy()
  if (statusCode >= 300 && statusCode < 400 && answered.location !== undefined && redirects < maxRedirects) {
    const next = URL.parse(answered.location, target.url.href)
    if (next) return fetchExternal(method, next.href, policy, redirects + 1)
  }
  throw new Error(`The server answered ${statusCode}.`)
}
