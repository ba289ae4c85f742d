import { BlockList, isIP, isIPv6 } from "node:net"

/** Source: the IANA registries of special-purpose addresses; whatever is not reachable from everywhere is refused. */
const special4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
]

/** Within the global range: addresses that stand for IPv4 ones or tunnel to them, and those for documentation. */
const special6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]

const blocked = listOf(special4, "ipv4")
const blocked6 = listOf(special6, "ipv6")
const global6 = listOf(["2000::/3"], "ipv6")

/** True for an IP address that belongs to the public internet; false for anything else, text that is no address too. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false
  if (isIPv6(address)) return global6.check(address, "ipv6") && !blocked6.check(address, "ipv6")
  return !blocked.check(address, "ipv4")
}

/** True for 127.0.0.0/8 and ::1 alone: an IPv4 address within IPv6 is refused however it is meant. */
export function isLoopbackAddress(address: string): boolean {
  return address === "::1" || (isIP(address) === 4 && address.startsWith("127."))
}

function listOf(ranges: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [net = "", bits] = range.split("/")
    list.addSubnet(net, Number(bits), family)
  }
  return list
}
