import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { runCli, type Started, startCli } from "./run-cli.ts"

const data = mkdtempSync(join(tmpdir(), "inkling-logs-"))
let server: Started
let receiver: Server
let verification = ""
beforeAll(async () => {
  receiver = createServer((request, response) => {
    let text = ""
    request.on("data", (chunk) => {
      text += chunk
    })
    request.on("end", () => {
      verification ||= JSON.parse(text).verification_token
      response.end()
    })
  })
  await new Promise<void>((done) => receiver.listen(0, "127.0.0.1", done))
  server = await startCli(["--data", data, "--seed", "empty", "--dev", "--log", "json"], {
    INKLING_METRICS_TOKEN: "m3trics-t0ken-of-the-monitor",
  })
})
afterAll(async () => {
  receiver.close()
  rmSync(data, { recursive: true, force: true })
})

const inkling = async (...words: string[]) => {
  const { stdout, stderr, code } = await runCli([...words, "--data", data, "--json"])
  expect(stderr).toBe("")
  expect(code).toBe(0)
  return JSON.parse(stdout)
}
const send = (path: string, init: RequestInit = {}, token = server.token) =>
  fetch(`${server.url}${path}`, {
    ...init,
    headers: {
      authorization: `Bearer ${token}`,
      "notion-version": "2026-03-11",
      ...(typeof init.body === "string" && { "content-type": "application/json" }),
      ...init.headers,
    },
  })

/** All that the operator is shown of the requests so far. */
async function everyRequest(adminSecret: string): Promise<string> {
  const read = async (path: string) =>
    (await send(`/inkling/admin/v1/requests${path}`, {}, adminSecret)).text()
  const list = await read("?limit=100")
  const { results } = JSON.parse(list) as { results: { id: string }[] }
  expect(results.length).toBeGreaterThan(12)
  const exchanges = await Promise.all(results.map(({ id }) => read(`/one?id=${id}`)))
  return [list, ...exchanges].join("\n")
}

test("no line of a whole run, and no kept request, has a token or a secret in it", {
  timeout: 120_000,
}, async () => {
  const made = await inkling("integration", "create", "CRM")
  const rotated = await inkling("token", "rotate", made.token)
  const { token } = await inkling("token", "create", "CRM")
  const { adminSecret } = JSON.parse(readFileSync(join(data, "server.json"), "utf8"))
  const { secretKey } = JSON.parse(readFileSync(join(data, "local.json"), "utf8"))

  // Tokens where they belong and where they do not.
  await send("/v1/users/me", {}, token)
  await send("/v1/users/me", {}, `${token}x`)
  await send(`/v1/users/me?token=${token}`)
  await send(`/v1/blocks/${token}`)
  await send("/v1/users/me", { headers: { "notion-version": token } })
  await send("/v1/users/me", { headers: { "user-agent": `client with ${token}` } })
  const body = JSON.stringify({ parent: { page_id: token }, properties: {} })
  await send("/v1/pages", { method: "POST", body })
  await send("/metrics", {}, "m3trics-t0ken-of-the-monitor")
  await send("/inkling/admin/v1/requests", {}, adminSecret)

  // A session, its link and what guards it.
  const link = new URL((await inkling("signin")).link).searchParams.get("link") as string
  const signedIn = await fetch(`${server.url}/inkling/signin`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url },
    body: JSON.stringify({ link }),
  })
  expect(signedIn.status).toBe(200)
  const cookie = (signedIn.headers.get("set-cookie") as string).split(";")[0] as string
  const { csrf_token: csrf } = (await signedIn.json()) as { csrf_token: string }
  const asPerson = await fetch(`${server.url}/v1/users/me`, {
    headers: { cookie, "x-csrf-token": csrf, "notion-version": "2026-03-11" },
  })
  expect(asPerson.status).toBe(200)

  // A file and its signed link, which is then sent back.
  const upload = (await (await send("/v1/file_uploads", { method: "POST", body: "{}" })).json()) as {
    id: string
  }
  const form = new FormData()
  form.set("file", new Blob(["hello"], { type: "text/plain" }), "a.txt")
  await send(`/v1/file_uploads/${upload.id}/send`, { method: "POST", body: form })
  const file = { type: "file_upload", file_upload: { id: upload.id } }
  const block = await send(`/v1/blocks/${server.root_page_id}/children`, {
    method: "PATCH",
    body: JSON.stringify({ children: [{ file }] }),
  })
  const signature = /signature=([\w-]+)/.exec(await block.text())?.[1] as string
  await send(`/v1/search?url=http://x/files?signature=${signature}`, { method: "POST", body: "{}" })

  // A webhook, whose token is sent and given back.
  const { port } = receiver.address() as AddressInfo
  const hook = await inkling("webhooks", "create", `http://127.0.0.1:${port}/`, "--for", "CRM")
  await expect.poll(() => verification, { timeout: 10_000 }).not.toBe("")
  await inkling("webhooks", "verify", hook.id, verification)

  // A failure of the server, with its stack.
  await inkling("faults", "add", "--status", "500", "--times", "1")
  expect((await send(`/v1/users/me?token=${token}`)).status).toBe(500)
  const kept = await everyRequest(adminSecret)
  expect(await server.stop()).toBe(0)

  const log = server.logged()
  const lines = log.trim().split("\n")
  const entries = lines.map((line) => JSON.parse(line))
  const requests = entries.filter(({ message }) => message === "request")
  expect(requests.length).toBeGreaterThan(12)
  expect(requests.every(({ request_id, status }) => /^[0-9a-f-]{36}$/.test(request_id) && status > 0)).toBe(
    true,
  )
  expect(entries).toContainEqual(expect.objectContaining({ level: "error", message: "request failed" }))
  const secrets = {
    ready: server.token,
    first: made.token,
    rotated: rotated.token,
    token,
    adminSecret,
    secretKey,
    link,
    session: cookie.split("=")[1],
    csrf,
    signature,
    verification,
    metrics: "m3trics-t0ken-of-the-monitor",
  }
  for (const [name, secret] of Object.entries(secrets)) {
    expect(secret, name).toMatch(/^\S{8,}$/)
    // Half of it is as bad.
    expect(log.includes((secret as string).slice(-16)), `${name} in the log`).toBe(false)
    expect(kept.includes((secret as string).slice(-16)), `${name} among the kept requests`).toBe(false)
  }
})
