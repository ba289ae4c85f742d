import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { expect, it } from "vitest"
import { hostileUrls } from "../../test/hostile-urls.ts"
import { egressRequest } from "./egress-request.ts"
import { EgressRefused, type Resolve, resolveEgress } from "./resolve-egress.ts"

const resolvesTo =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }))
const resolve = resolvesTo("93.184.216.34")

it.each(hostileUrls)("refuses %s", async (url) => {
  await expect(resolveEgress(url, { resolve })).rejects.toThrow(EgressRefused)
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
  const policy = { resolve: resolvesTo(...addresses) }
  await expect(resolveEgress("https://example.com/", policy)).rejects.toThrow(EgressRefused)
})

it("lets public addresses through, and fixes them", async () => {
  const policy = { resolve: resolvesTo("93.184.216.34", "2606:2800:220:1::1") }
  const { addresses } = await resolveEgress("https://example.com/a?b", policy)
  expect(addresses.map(({ address }) => address)).toEqual(["93.184.216.34", "2606:2800:220:1::1"])
  const [literal] = (await resolveEgress("https://[2606:4700::1111]/", {})).addresses
  expect(literal).toEqual({ address: "2606:4700::1111", family: 6 })
  const plain = await resolveEgress("http://example.com/", { allowHttp: true, resolve })
  expect(plain.addresses).toHaveLength(1)
})

it("opens loopback alone in development", async () => {
  const policy = { allowLoopback: true }
  for (const url of ["http://127.0.0.1:8080/", "http://[::1]/"])
    expect((await resolveEgress(url, policy)).addresses).toHaveLength(1)
  for (const host of ["10.0.0.1", "169.254.169.254", "0.0.0.0", "[::ffff:127.0.0.1]"])
    await expect(resolveEgress(`http://${host}/`, policy)).rejects.toThrow(EgressRefused)
  const mixed = { ...policy, resolve: resolvesTo("127.0.0.1", "10.0.0.1") }
  await expect(resolveEgress("https://a/", mixed)).rejects.toThrow("public")
})

it("opens the hosts on the list, and no others", async () => {
  const policy = { allowedHosts: ["hooks.internal", "10.0.0.7"], resolve: resolvesTo("10.0.0.1") }
  const [address] = (await resolveEgress("http://HOOKS.internal./x", policy)).addresses
  expect(address).toEqual({ address: "10.0.0.1", family: 4 })
  expect((await resolveEgress("http://10.0.0.7/", policy)).addresses).toHaveLength(1)
  for (const url of [
    "http://other.internal/",
    "http://hooks.internal.example/",
    "http://x.hooks.internal/",
    "http://10.0.0.8/",
    "http://hooks.internal@10.0.0.8/",
    "http://user@hooks.internal/",
    "ftp://hooks.internal/",
  ])
    await expect(resolveEgress(url, policy)).rejects.toThrow(EgressRefused)
})

it("keeps to the ports on the list", async () => {
  const policy = { ports: [443], resolve }
  await expect(resolveEgress("https://example.com:22/", policy)).rejects.toThrow("Port 22")
  expect((await resolveEgress("https://example.com/", policy)).addresses).toHaveLength(1)
})

it("connects to the address that was checked, whatever the name says later", async () => {
  const server = createServer((request, response) =>
    response.writeHead(302, { location: "/x" }).end(request.headers.host),
  )
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const { port } = server.address() as AddressInfo
  const answers = ["127.0.0.1", "10.0.0.1"]
  const policy = { allowLoopback: true, resolve: async () => resolvesTo(answers.shift() ?? "")("") }
  const target = await resolveEgress(`http://rebinds.invalid:${port}/`, policy)
  const response = await egressRequest(target, { timeoutMs: 5_000 })
  expect(response.statusCode).toBe(302)
  expect(String((await response.toArray())[0])).toBe(`rebinds.invalid:${port}`)
  expect(answers).toEqual(["10.0.0.1"])
  server.close()
})
