import type { IncomingHttpHeaders } from "node:http"

/** Whether a form was sent from a page of this server, or by a program that is no browser. */
export function isOwnOrigin({ origin, host, ...headers }: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"]
  if (site !== undefined) return site === "same-origin"
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
