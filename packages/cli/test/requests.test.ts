import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { launchCli, runCli, type Started, startCli } from "./run-cli.ts"

const data = mkdtempSync(join(tmpdir(), "inkling-requests-"))
let server: Started
beforeAll(async () => {
  server = await startCli(["--data", data, "--seed", "empty"])
})
afterAll(async () => {
  await server.stop()
  rmSync(data, { recursive: true, force: true })
})

const ask = (path: string, token = server.token) =>
  fetch(`${server.url}/v1${path}`, {
    headers: { authorization: `Bearer ${token}`, "notion-version": "2026-03-11" },
  })
const inkling = (...words: string[]) => runCli([...words, "--data", data])

test("says why a page was not found, and the command it prints helps", async () => {
  const made = await inkling("integration", "create", "My CRM", "--json")
  const { token } = JSON.parse(made.stdout)
  expect((await ask(`/pages/${server.root_page_id}`, token)).status).toBe(404)
  const { stdout, code } = await inkling("requests", "--integration", "My CRM", "--status", "4xx")
  expect(code).toBe(0)
  expect(stdout).toContain('not shared with "My CRM"')
  const [, page] = /\$ inkling share (\S+) --with "My CRM"/.exec(stdout) ?? []
  expect((await inkling("share", page as string, "--with", "My CRM")).code).toBe(0)
  expect((await ask(`/pages/${server.root_page_id}`, token)).status).toBe(200)
  expect(stdout).not.toContain(token)
})

test("shows one request with its bodies", async () => {
  const id = (await ask("/users/me")).headers.get("x-notion-request-id") as string
  const { stdout } = await inkling("requests", id)
  expect(stdout).toContain("GET /v1/users/me")
  expect(stdout).toContain(`"request_id":"${id}"`)
  const json = await inkling("requests", id, "--json")
  expect(JSON.parse(json.stdout)).toMatchObject({ id, status: 200 })
})

test("follows requests as they come", async () => {
  const following = launchCli(["requests", "--follow", "--json", "--path", "/users", "--data", data])
  let seen = ""
  following.stdout?.on("data", (chunk) => {
    seen += chunk
  })
  // Until it listens nothing is told; what it prints is the first that came after.
  while (seen === "") {
    await ask("/users/me")
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  following.kill()
  expect(JSON.parse(seen.split("\n")[0] as string)).toMatchObject({ url: "/v1/users/me", status: 200 })
})

test("shows who asked how much", async () => {
  await ask("/users/me")
  const { stdout } = await inkling("usage")
  expect(stdout).toMatch(/^hour \(UTC\) +caller +requests +errors +rate limited\n/)
  expect(stdout).toMatch(/\d{4}-\d\d-\d\d \d\d:00 +\S.* +[1-9]\d* +\d+ +0$/m)
  const hours = JSON.parse((await inkling("usage", "--json")).stdout)
  expect(hours[0]).toMatchObject({ caller: { type: "integration" }, requests: expect.any(Number) })
  expect(JSON.parse((await inkling("usage", "--since", "2100-01-01", "--json")).stdout)).toEqual([])
  expect((await inkling("usage", "--since", "later")).stderr).toContain("since takes")
})

test("says what is wrong with a filter, and what is missing without a server", async () => {
  expect((await inkling("requests", "--status", "many")).stderr).toContain("status takes")
  expect((await inkling("requests", "--follow", "--status", "many")).stderr).toContain("status takes")
  const elsewhere = await runCli(["requests", "--follow", "--data", join(data, "none")])
  expect(elsewhere).toMatchObject({ code: 1, stderr: expect.stringContaining("inkling start") })
})
