import { lookup } from "node:dns/promises"
import { isIP } from "node:net"
import { isLoopbackAddress, isPublicAddress } from "./is-public-address.ts"

/** What the operator opens beyond the public internet. */
export interface EgressPolicy {
  /** Lets loopback through, over plain http too: for development and tests. */
  allowLoopback?: boolean
  /** Lets http: through; otherwise only https: goes out. */
  allowHttp?: boolean
  /** Host names, lower case, or addresses that are let through wherever they lead, over http too. */
  allowedHosts?: readonly string[]
  /** How names are looked up; by the system unless given. */
  resolve?: Resolve
  /** Ports that may be called; any when it is absent. */
  ports?: readonly number[]
}

export interface ResolvedAddress {
  address: string
  family: number
}

/** All addresses of a host name. */
export type Resolve = (host: string) => Promise<readonly ResolvedAddress[]>

/** Where a request may go: the addresses are fixed, so that a second answer of the DNS changes nothing. */
export interface EgressTarget {
  url: URL
  /** Never empty. */
  addresses: readonly ResolvedAddress[]
}

/** The operator's rules do not let this URL be called; the message is for people. */
export class EgressRefused extends Error {
  constructor(message: string) {
    super(message)
    this.name = "EgressRefused"
  }
}

const resolveBySystem: Resolve = (host) => lookup(host, { all: true, verbatim: true })

/**
 * The URL and the addresses to connect to. A name is refused when any of its addresses is: whoever mixes public
 * and private addresses under one name means no good.
 * @throws EgressRefused · the resolver's error when the name is unknown
 */
export async function resolveEgress(text: string, policy: EgressPolicy): Promise<EgressTarget> {
  const url = parse(text)
  const host = hostOf(url)
  const isAllowed = policy.allowedHosts?.includes(host) ?? false
  if (policy.ports && !policy.ports.includes(portOf(url)))
    throw new EgressRefused(`Port ${portOf(url)} may not be called.`)
  const found = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await (policy.resolve ?? resolveBySystem)(host)
  if (found.length === 0) throw new EgressRefused(`${host} has no address.`)
  const isLocal = policy.allowLoopback === true && found.every((one) => isLoopbackAddress(one.address))
  if (!isAllowed && !isLocal) {
    if (!found.every((one) => isPublicAddress(one.address)))
      throw new EgressRefused(`${host} does not lead to a public address.`)
    if (url.protocol === "http:" && !policy.allowHttp) throw new EgressRefused("The URL must use https.")
  }
  return { url, addresses: found }
}

/** What can be said without asking the DNS. */
function parse(text: string): URL {
  if (!URL.canParse(text)) throw new EgressRefused("This is no URL.")
  const url = new URL(text)
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw new EgressRefused("The URL must use https or http.")
  if (url.username !== "" || url.password !== "")
    throw new EgressRefused("The URL must not carry a user name or password.")
  return url
}

/** Without brackets and the dot of a fully qualified name; the URL parser has lower-cased it and read odd numerals. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "")
}

function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === "https:" ? 443 : 80)
}
