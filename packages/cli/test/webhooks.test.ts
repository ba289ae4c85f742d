import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { verifyWebhookSignature } from "@notionhq/client"
import { expect, test } from "vitest"
import { runCli, startCli } from "./run-cli.ts"

test("webhooks: create, verify, and hear of a lock; the secret stays out of lists", {
  timeout: 120_000,
}, async () => {
  const data = mkdtempSync(join(tmpdir(), "inkling-webhooks-"))
  const heard: { raw: string; signature: string }[] = []
  const receiver = createServer(async (request, response) => {
    const raw = Buffer.concat(await request.toArray()).toString("utf8")
    heard.push({ raw, signature: String(request.headers["x-notion-signature"]) })
    response.end()
  })
  await new Promise<void>((done) => receiver.listen(0, "127.0.0.1", done))
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
  const server = await startCli(["--data", data, "--seed", "empty", "--dev"])
  const cli = async (...words: string[]) => {
    const { code, stdout, stderr } = await runCli(["webhooks", ...words, "--data", data, "--json"])
    expect(stderr).toBe("")
    expect(code).toBe(0)
    return JSON.parse(stdout)
  }
  const { id } = await cli("create", url, "--for", "Inkling", "--events", "page.locked")
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(1)
  const token: string = JSON.parse(heard[0]?.raw ?? "{}").verification_token
  await cli("verify", id, token)
  const list = await cli("list")
  expect(list).toMatchObject([{ id, state: "active", token_result: "HTTP 200" }])
  expect(JSON.stringify(list)).not.toContain(token)
  await fetch(`${server.url}/v1/pages/${server.root_page_id}`, {
    method: "PATCH",
    headers: {
      authorization: `Bearer ${server.token}`,
      "notion-version": "2026-03-11",
      "content-type": "application/json",
    },
    body: JSON.stringify({ is_locked: true }),
  })
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(2)
  const { raw = "", signature = "" } = heard[1] ?? {}
  expect(await verifyWebhookSignature({ body: raw, signature, verificationToken: token })).toBe(true)
  expect(JSON.parse(raw)).toMatchObject({ type: "page.locked", entity: { id: server.root_page_id } })
  await expect.poll(() => cli("deliveries", id)).toMatchObject([{ state: "delivered", attempt: 1 }])
  expect(await server.stop()).toBe(0)
  // The key is in the data folder: the subscription is there after a restart, and commands work without a server.
  await cli("pause", id)
  expect(await cli("list")).toMatchObject([{ id, state: "paused" }])
  receiver.close()
  rmSync(data, { recursive: true, force: true })
})
