import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { EgressPolicy } from "../src/egress/resolve-egress.ts"
import { hostileUrls } from "./hostile-urls.ts"
import { startServer, type TestServer } from "./start-server.ts"

let server: TestServer
let inside: Server
let insidePort: number
/** Requests that reached what must not be reached. */
const reached: string[] = []
/** What names lead to, in turn; the last one from then on. */
let answers: string[] = ["93.184.216.34"]

const policy: EgressPolicy = {
  allowedHosts: ["redirects.example"],
  resolve: async () => {
    const address = (answers.length > 1 ? answers.shift() : answers[0]) as string
    return [{ address, family: address.includes(":") ? 6 : 4 }]
  },
}

beforeAll(async () => {
  server = await startServer("sqlite", { egress: policy, webhooks: "manual" })
  inside = createServer((request, response) => {
    if (request.headers.host?.startsWith("redirects.example"))
      response
        .writeHead(302, { location: new URL(request.url ?? "/", "http://x").searchParams.get("to") ?? "" })
        .end()
    else {
      reached.push(request.url ?? "")
      response.writeHead(200, { "content-type": "application/pdf" }).end()
    }
  })
  await new Promise<void>((done) => inside.listen(0, "127.0.0.1", done))
  insidePort = (inside.address() as AddressInfo).port
})
afterAll(async () => {
  await server.close()
  inside.close()
  expect(reached).toEqual([])
})

const subscribe = (url: string) => server.inkling.admin.createWebhook({ integration: "Inkling", url })
const importFrom = (external_url: string) =>
  server.send("POST", "/v1/file_uploads", { body: { mode: "external_url", external_url, filename: "a.pdf" } })

test("the table is a long one", () => {
  expect(new Set(hostileUrls).size).toBeGreaterThanOrEqual(60)
})

test.each(hostileUrls)("neither webhooks nor imports go to %s", async (url) => {
  answers = ["93.184.216.34"]
  await expect(subscribe(url)).rejects.toThrow("The URL may not be called.")
  const refused = await importFrom(url)
  expect(refused.body).toMatchObject({ status: 400, code: "validation_error" })
})

test.each(["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:7f00:1", "fd00::1"])(
  "nor to a name that leads to %s",
  async (address) => {
    answers = [address]
    const url = `https://files.example:${insidePort}/a.pdf`
    await expect(subscribe(url)).rejects.toThrow("public address")
    expect((await importFrom(url)).body["message"]).toContain("publicly accessible URL")
  },
)

test("nor, once let through, to a name that leads elsewhere by then", async () => {
  answers = ["93.184.216.34", "127.0.0.1"]
  const { id } = await subscribe(`https://rebinds.example:${insidePort}/hook`)
  await server.inkling.webhooks.run()
  const shown = (await server.inkling.admin.listWebhooks()).find((one) => one.id === id)
  expect(shown?.token_result).toContain("does not lead to a public address")
})

test.each([
  "http://127.0.0.1",
  "https://localhost",
  "https://[::1]",
  "ftp://files.example",
  "https://user@x.example",
])("nor where a redirect says: %s", async (base) => {
  answers = ["127.0.0.1"]
  const to = encodeURIComponent(`${base}:${insidePort}/inside`)
  const refused = await importFrom(`http://redirects.example:${insidePort}/?to=${to}`)
  expect(refused.body["message"]).toContain("publicly accessible URL")
  const { id } = await subscribe(`http://redirects.example:${insidePort}/?to=${to}`)
  await server.inkling.webhooks.run()
  const shown = (await server.inkling.admin.listWebhooks()).find((one) => one.id === id)
  expect(shown?.token_result).toBe("HTTP 302")
})
