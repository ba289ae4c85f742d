import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { expect, it } from "vitest"
import { egressRequest } from "./egress-request.ts"
import { EgressRefused, type Resolve, resolveEgress } from "./resolve-egress.ts"

const resolvesTo =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }))
const anywhere = resolvesTo("93.184.216.34")

const hostile = [
  "https://127.0.0.1/",
  "https://127.1/",
  "https://2130706433/",
  "https://0x7f000001/",
  "https://017700000001/",
  "https://127.0.0.1./",
  "https://0.0.0.0/",
  "https://0/",
  "https://10.0.0.1/",
  "https://10.255.255.255/",
  "https://100.64.0.1/",
  "https://169.254.169.254/latest/meta-data",
  "https://172.16.0.1/",
  "https://172.31.255.255/",
  "https://192.0.0.8/",
  "https://192.0.2.1/",
  "https://192.88.99.1/",
  "https://192.168.1.1/",
  "https://198.18.0.1/",
  "https://198.51.100.7/",
  "https://203.0.113.9/",
  "https://224.0.0.1/",
  "https://240.0.0.1/",
  "https://255.255.255.255/",
  "https://[::]/",
  "https://[::1]/",
  "https://[0:0:0:0:0:0:0:1]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[::ffff:10.0.0.1]/",
  "https://[::ffff:a9fe:a9fe]/",
  "https://[::ffff:93.184.216.34]/",
  "https://[::127.0.0.1]/",
  "https://[64:ff9b::7f00:1]/",
  "https://[64:ff9b:1::1]/",
  "https://[100::1]/",
  "https://[2001::1]/",
  "https://[2001:db8::1]/",
  "https://[2002:7f00:1::]/",
  "https://[3fff::1]/",
  "https://[fc00::1]/",
  "https://[fd00:ec2::254]/",
  "https://[fe80::1]/",
  "https://[fec0::1]/",
  "https://[ff02::1]/",
  "http://93.184.216.34/",
  "http://example.com/",
  "ftp://example.com/",
  "file:///etc/passwd",
  "gopher://example.com/",
  "data:text/plain,hi",
  "javascript:alert(1)",
  "ws://example.com/",
  "https://user@example.com/",
  "https://user:secret@example.com/",
  "https://:secret@example.com/",
  "https://①②⑦.⓪.⓪.①/",
  "https://127。0。0。1/",
  "//example.com/",
  "example.com",
  "https://",
  "",
]

it.each(hostile)("refuses %s", async (url) => {
  await expect(resolveEgress(url, {}, anywhere)).rejects.toThrow(EgressRefused)
})

it.each([
  [["127.0.0.1"]],
  [["10.1.2.3"]],
  [["::1"]],
  [["::ffff:127.0.0.1"]],
  [["fe80::1"]],
  [["93.184.216.34", "127.0.0.1"]],
  [["2606:2800:220:1::1", "fd00::1"]],
  [[]],
])("refuses a name that leads to %j", async (addresses) => {
  await expect(resolveEgress("https://example.com/", {}, resolvesTo(...addresses))).rejects.toThrow(
    EgressRefused,
  )
})

it("lets public addresses through, and fixes the first", async () => {
  expect(await resolveEgress("https://example.com/a?b", {}, anywhere)).toMatchObject({
    address: "93.184.216.34",
  })
  expect(await resolveEgress("https://[2606:4700::1111]/", {})).toMatchObject({
    address: "2606:4700::1111",
    family: 6,
  })
  expect(await resolveEgress("http://example.com/", { allowHttp: true }, anywhere)).toMatchObject({
    family: 4,
  })
})

it("opens only what the operator says", async () => {
  const loopback = { allowLoopback: true }
  expect(await resolveEgress("http://127.0.0.1:8080/", loopback)).toMatchObject({ address: "127.0.0.1" })
  expect(await resolveEgress("http://[::1]/", loopback)).toMatchObject({ address: "::1" })
  for (const url of [
    "http://10.0.0.1/",
    "http://169.254.169.254/",
    "http://0.0.0.0/",
    "http://[::ffff:127.0.0.1]/",
  ])
    await expect(resolveEgress(url, loopback)).rejects.toThrow(EgressRefused)
  await expect(resolveEgress("https://a/", loopback, resolvesTo("127.0.0.1", "10.0.0.1"))).rejects.toThrow(
    "public",
  )
  const hosts = { allowedHosts: ["hooks.internal"] }
  expect(await resolveEgress("http://HOOKS.internal./x", hosts, resolvesTo("10.0.0.1"))).toMatchObject({
    address: "10.0.0.1",
  })
  await expect(resolveEgress("http://other.internal/", hosts, resolvesTo("10.0.0.1"))).rejects.toThrow(
    EgressRefused,
  )
  const ports = { ports: [443] }
  await expect(resolveEgress("https://example.com:22/", ports, anywhere)).rejects.toThrow("Port 22")
  expect(await resolveEgress("https://example.com/", ports, anywhere)).toMatchObject({ family: 4 })
})

it("connects to the address that was checked, whatever the name says later", async () => {
  const server = createServer((request, response) =>
    response.writeHead(302, { location: "/x" }).end(request.headers.host),
  )
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const { port } = server.address() as AddressInfo
  const target = await resolveEgress(
    `http://rebinds.invalid:${port}/`,
    { allowLoopback: true },
    resolvesTo("127.0.0.1"),
  )
  const response = await egressRequest(target, { timeoutMs: 5_000 })
  expect(response.statusCode).toBe(302)
  expect(String((await response.toArray())[0])).toBe(`rebinds.invalid:${port}`)
  server.close()
})
