import { BlockList, isIP } from "node:net"

const refused = new BlockList()

// Source: IANA's special-purpose address registries
const v4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`
for (const range of v4.split(/\s+/)) {
  const [net = "", bits] = range.split("/")
  refused.addSubnet(net, Number(bits), "ipv4")
}

// Of IPv6 only the global unicast range is public, less what embeds or stands for other addresses.
const global6 = new BlockList()
global6.addSubnet("2000::", 3, "ipv6")
for (const range of ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]) {
  const [net = "", bits] = range.split("/")
  refused.addSubnet(net, Number(bits), "ipv6")
}

/** Whether an IP address is on the open internet; anything private, local, embedded, reserved or unreadable is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !refused.check(address, "ipv4")
  return family === 6 && global6.check(address, "ipv6") && !refused.check(address, "ipv6")
}
