import { type LookupAddress, lookup } from "node:dns"
import { type IncomingMessage, request as requestPlain } from "node:http"
import { request as requestSecure } from "node:https"
import type { LookupFunction } from "node:net"
import { isPublicAddress } from "./is-public-address.ts"

/** Milliseconds without a byte after which the other server counts as silent. */
const silentMs = 30_000

const maxRedirects = 3

/** What may be fetched. */
export interface EgressRules {
  /** Lets imports come from private, loopback and link-local addresses, and without TLS. */
  allowPrivateHosts: boolean
}

/** The URL is none that this server fetches, or leads to an address it does not talk to. */
export class EgressRefused extends Error {}

/**
 * The answer of a foreign server, status 200, its body unread. The address is checked when it is connected to, so that
 * a name which resolves differently the second time gains nothing; every redirect is checked anew.
 * @throws EgressRefused · Error when the server is not reached or answers otherwise
 */
export async function fetchExternal(
  method: "GET" | "HEAD",
  url: string,
  rules: EgressRules,
  redirects = 0,
): Promise<IncomingMessage> {
  const target = URL.parse(url)
  if (!target || !isAllowed(target, rules))
    throw new EgressRefused("The URL is not one that files come from.")
  const response = await send(method, target, rules)
  const { statusCode = 0, headers } = response
  if (statusCode === 200) return response
  response.destroy()
  if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined && redirects < maxRedirects) {
    const next = URL.parse(headers.location, target.href)
    if (next) return fetchExternal(method, next.href, rules, redirects + 1)
  }
  throw new Error(`The server answered ${statusCode}.`)
}

function isAllowed(
  { protocol, username, password, hostname }: URL,
  { allowPrivateHosts }: EgressRules,
): boolean {
  if (protocol !== "https:" && !(allowPrivateHosts && protocol === "http:")) return false
  if (username !== "" || password !== "") return false
  // An address is connected to without a lookup, so it is looked at here.
  const address = hostname.replace(/^\[|\]$/g, "")
  const isAddress = address.includes(":") || /^[\d.]+$/.test(address)
  return allowPrivateHosts || !isAddress || isPublicAddress(address)
}

function send(method: string, url: URL, { allowPrivateHosts }: EgressRules): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? requestSecure : requestPlain
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method,
      agent: false,
      headers: { "user-agent": "Inkling", "accept-encoding": "identity" },
      ...(!allowPrivateHosts && { lookup: publicLookup }),
    })
    sent.setTimeout(silentMs, () => sent.destroy(new Error("The server was silent.")))
    sent.on("response", resolve).on("error", reject).end()
  })
}

const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const addresses: LookupAddress[] = found ?? []
    if (error) done(error, "", 0)
    else if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
      done(new EgressRefused("The name leads to an address that is not public."), "", 0)
    else if (options.all) done(null, addresses)
    else done(null, addresses[0]?.address ?? "", addresses[0]?.family ?? 4)
  })
}
