import "reflect-metadata"
import { webcrypto } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs"
import { createServer, type IncomingMessage, request, type Server } from "node:http"
import { type AddressInfo, connect as plainConnect, type Socket } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createServer as createSecureServer, connect as secureConnect } from "node:tls"
import * as x509 from "@peculiar/x509"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Authority, openAuthority } from "./authority.ts"
import { type InterceptingProxy, startProxy } from "./proxy.ts"

const now = new Date()
const folder = mkdtempSync(join(tmpdir(), "inkling-authority-"))
let authority: Authority
let upstream: Server
let proxy: InterceptingProxy
const calls: string[] = []

beforeAll(async () => {
  authority = await openAuthority(folder, now)
  upstream = createServer((asked, response) => {
    let body = ""
    asked.on("data", (chunk) => {
      body += chunk
    })
    asked.on("end", () => {
      response.setHeader("content-type", "application/json")
      response.end(JSON.stringify({ method: asked.method, url: asked.url, headers: asked.headers, body }))
    })
  })
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve))
  const { port } = upstream.address() as AddressInfo
  const target = new URL(`http://127.0.0.1:${port}`)
  const onCall = (method: string, path: string, status: number) => calls.push(`${method} ${path} ${status}`)
  proxy = await startProxy({ target, authority, now, onCall })
})
afterAll(async () => {
  await proxy.close()
  await new Promise((resolve) => upstream.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

const text = async (answer: IncomingMessage) => {
  let body = ""
  for await (const chunk of answer) body += chunk
  return body
}

/** Asks the proxy for a tunnel; the socket when it opens one, else what it says. */
const tunnel = (host: string, through = proxy) =>
  new Promise<Socket | string>((resolve, reject) => {
    const asking = request({ ...hostOf(through), method: "CONNECT", path: host })
    asking.on("connect", (answer, socket, head: Buffer) => {
      if (answer.statusCode === 200) resolve(socket)
      else {
        let said = head.toString()
        socket.on("data", (chunk) => {
          said += chunk
        })
        socket.on("close", () => resolve(`${answer.statusCode} ${said}`))
      }
    })
    asking.on("error", reject).end()
  })

const hostOf = ({ url }: InterceptingProxy) => ({ host: "127.0.0.1", port: new URL(url).port })

const through = async (options: { method?: string; path: string; body?: string }, used = proxy) => {
  const socket = (await tunnel("api.notion.com:443", used)) as Socket
  const secure = secureConnect({ socket, servername: "api.notion.com", ca: readFileSync(authority.certFile) })
  return new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(
      {
        createConnection: () => secure,
        host: "api.notion.com",
        ...options,
        headers: { authorization: "Bearer x" },
      },
      resolve,
    )
    secure.on("error", reject)
    sent.on("error", reject).end(options.body)
  })
}

describe("the proxy", () => {
  test("hands what is meant for Notion's API to the target, under Notion's name", async () => {
    const answer = await through({ method: "POST", path: "/v1/search?a=1", body: '{"query":"boat"}' })
    expect(answer.statusCode).toBe(200)
    expect(JSON.parse(await text(answer))).toMatchObject({
      method: "POST",
      url: "/v1/search?a=1",
      headers: { host: "api.notion.com", authorization: "Bearer x" },
      body: '{"query":"boat"}',
    })
    expect(calls).toContain("POST /v1/search?a=1 200")
  })

  test.each([
    "example.com:443",
    "api.notion.com:80",
    "api.notion.com.example:443",
    "127.0.0.1:22",
    "www.notion.so:443",
  ])("opens no tunnel to %s", async (host) => {
    expect(await tunnel(host)).toContain(`The proxy leads to api.notion.com:443 only, not to ${host}.`)
  })

  const absolute = (path: string) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      request({ ...hostOf(proxy), path }, resolve)
        .on("error", reject)
        .end()
    })

  test("takes the whole URL of an encrypted call, and of no other", async () => {
    const taken = await absolute("https://api.notion.com/v1/users")
    expect(JSON.parse(await text(taken))).toMatchObject({
      url: "/v1/users",
      headers: { host: "api.notion.com" },
    })
    const plain = await absolute("http://api.notion.com/v1/users")
    expect(plain.statusCode).toBe(403)
    expect(await text(plain)).toContain("over https only")
    for (const path of ["https://example.com/", "/v1/users", "https://api.notion.com:8443/"])
      expect((await absolute(path)).statusCode).toBe(403)
  })

  test("listens on this machine alone", () => {
    expect(new URL(proxy.url).hostname).toBe("127.0.0.1")
  })

  test("says so when the target does not answer", async () => {
    const nowhere = new URL("http://127.0.0.1:1")
    const lost = await startProxy({ target: nowhere, authority, now })
    const answer = await through({ path: "/v1/users" }, lost)
    expect(answer.statusCode).toBe(502)
    expect(await text(answer)).toContain("Is Inkling running?")
    await lost.close()
  })

  test("goes on after a client that does not trust it, or speaks no TLS", async () => {
    const distrustful = (await tunnel("api.notion.com:443")) as Socket
    const secure = secureConnect({ socket: distrustful, servername: "api.notion.com" })
    await expect(
      new Promise((resolve, reject) => secure.on("secureConnect", resolve).on("error", reject)),
    ).rejects.toThrow(/certificate/)
    const garbled = (await tunnel("api.notion.com:443")) as Socket
    const closed = new Promise((resolve) => garbled.on("close", resolve))
    garbled.write("not TLS at all\r\n\r\n")
    await closed
    const cut = plainConnect(Number(new URL(proxy.url).port), "127.0.0.1")
    await new Promise((resolve) => cut.on("connect", resolve))
    cut.destroy()
    expect((await through({ path: "/v1/users" })).statusCode).toBe(200)
  })
})

describe("the authority", () => {
  test("keeps its key to its owner, and stays the same", async () => {
    expect(statSync(join(folder, "ca.key")).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o077).toBe(0)
    const before = readFileSync(authority.certFile, "utf8")
    const again = await openAuthority(folder, now)
    expect(readFileSync(again.certFile, "utf8")).toBe(before)
    expect(readFileSync(again.bundleFile, "utf8")).toContain(before)
    expect(readFileSync(again.bundleFile, "utf8").split("BEGIN CERTIFICATE").length).toBeGreaterThan(50)
  })

  test("is made anew before it ends", async () => {
    const old = mkdtempSync(join(tmpdir(), "inkling-old-authority-"))
    const long = new Date(now.getTime() - 800 * 86_400_000)
    const first = readFileSync((await openAuthority(old, long)).certFile, "utf8")
    expect(readFileSync((await openAuthority(old, now)).certFile, "utf8")).not.toBe(first)
    rmSync(old, { recursive: true, force: true })
  })

  test("is believed for no other host, even by whoever has its key", async () => {
    const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" }
    const issuer = new x509.X509Certificate(readFileSync(authority.certFile, "utf8"))
    const [der] = x509.PemConverter.decode(readFileSync(join(folder, "ca.key"), "utf8"))
    const signingKey = await webcrypto.subtle.importKey("pkcs8", der as ArrayBuffer, algorithm, false, [
      "sign",
    ])
    const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"])
    const forged = await x509.X509CertificateGenerator.create({
      subject: "CN=bank.example",
      issuer: issuer.subject,
      notBefore: new Date(now.getTime() - 1_000),
      notAfter: new Date(now.getTime() + 86_400_000),
      signingAlgorithm: algorithm,
      publicKey: keys.publicKey,
      signingKey,
      extensions: [new x509.SubjectAlternativeNameExtension([{ type: "dns", value: "bank.example" }])],
    })
    const key = x509.PemConverter.encode(
      await webcrypto.subtle.exportKey("pkcs8", keys.privateKey),
      "PRIVATE KEY",
    )
    const server = createSecureServer({ cert: forged.toString("pem"), key })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const { port } = server.address() as AddressInfo
    const ca = readFileSync(authority.certFile)
    await expect(
      new Promise((resolve, reject) =>
        secureConnect({ host: "127.0.0.1", port, servername: "bank.example", ca })
          .on("secureConnect", resolve)
          .on("error", reject),
      ),
    ).rejects.toThrow(/permitted subtree violation/)
    await new Promise((resolve) => server.close(resolve))
  })
})
