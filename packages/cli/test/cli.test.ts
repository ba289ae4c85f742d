import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, inject, test } from "vitest"
import { runCli, type Started, startCli } from "./run-cli.ts"

const folder = mkdtempSync(join(tmpdir(), "inkling-cli-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ask = (server: Started, path: string, token = server.token) =>
  fetch(`${server.url}/v1${path}`, {
    headers: { authorization: `Bearer ${token}`, "notion-version": "2026-03-11" },
  })

describe("start", () => {
  test("serves, keeps its token across starts, and exits 0 on SIGTERM", async () => {
    const data = join(folder, "kept")
    const first = await startCli(["--data", data, "--seed", "empty"])
    expect((await ask(first, `/pages/${first.root_page_id}`)).status).toBe(200)
    expect(await first.stop()).toBe(0)
    const second = await startCli(["--data", data, "--seed", "empty"])
    expect(second).toMatchObject({
      token: first.token,
      workspace_id: first.workspace_id,
      root_page_id: first.root_page_id,
    })
    expect((await ask(second, `/pages/${first.root_page_id}`)).status).toBe(200)
    expect(await second.stop()).toBe(0)
  })

  test("says what to do when another server has the file", async () => {
    const data = join(folder, "taken")
    const first = await startCli(["--data", data, "--seed", "empty"])
    const second = await runCli(["start", "--data", data, "--port", "0", "--json"])
    expect(second.code).toBe(1)
    expect(second.stderr).toMatch(/in use|another/i)
    await first.stop()
  })

  test("serves a PostgreSQL database", async () => {
    const url = inject("postgresUrl")
    const schema = `cli_${process.pid}`
    const started = await startCli(["--data", join(folder, "pg"), "--seed", "empty"], {
      INKLING_DATABASE_URL: `${url}${url.includes("?") ? "&" : "?"}schema=${schema}`,
    })
    expect((await ask(started, "/users/me")).status).toBe(200)
    expect(await started.stop()).toBe(0)
  })

  test("prints a curl line that works when pasted", async () => {
    const server = await startCli(["--memory", "--seed", "empty"])
    const { welcome } = await import("../src/welcome.ts")
    const { url, token, root_page_id: rootPageId } = server
    const text = await welcome({ url, token, rootPageId }, "/inkling/signin?link=x", true)
    const line = text.split("\n").find((one) => one.startsWith("curl ")) as string
    const { execFileSync } = await import("node:child_process")
    const answer = JSON.parse(execFileSync("bash", ["-c", line], { encoding: "utf8" }))
    expect(answer).toMatchObject({ object: "list", type: "page_or_data_source" })
    await server.stop()
  })
})

describe.each([["a running server"], ["the database itself"]])("admin commands on %s", (way) => {
  test("make an integration, share a page with it, rotate and revoke its tokens", async () => {
    const data = join(folder, way.replaceAll(" ", "-"))
    let server = await startCli(["--data", data, "--seed", "empty"])
    const isRunning = way === "a running server"
    const inkling = async (...words: string[]) => {
      if (!isRunning) expect(await server.stop()).toBe(0)
      const done = await runCli([...words, "--data", data, "--json"])
      if (!isRunning) server = await startCli(["--data", data, "--seed", "empty"])
      expect(done.stderr).toBe("")
      expect(done.code).toBe(0)
      return JSON.parse(done.stdout)
    }
    const made = await inkling("integration", "create", "CRM", "--capabilities", "read_content")
    const page = `/pages/${server.root_page_id}`
    expect((await ask(server, page, made.token)).status).toBe(404)
    await inkling("share", server.root_page_id, "--with", "CRM")
    expect((await ask(server, page, made.token)).status).toBe(200)
    const listed = await inkling("integration", "list")
    expect(listed).toContainEqual(expect.objectContaining({ name: "CRM", capabilities: ["read_content"] }))
    const rotated = await inkling("token", "rotate", made.token, "--overlap", "0")
    expect((await ask(server, page, made.token)).status).toBe(401)
    expect((await ask(server, page, rotated.token)).status).toBe(200)
    await inkling("token", "revoke", rotated.id)
    expect((await ask(server, page, rotated.token)).status).toBe(401)
    const fresh = await inkling("token", "create", "CRM")
    expect((await ask(server, page, fresh.token)).status).toBe(200)
    await inkling("token", "rotate", fresh.token)
    expect((await ask(server, page, fresh.token)).status).toBe(200)
    const tokens = await inkling("token", "list")
    expect(tokens).toContainEqual(expect.objectContaining({ state: "revoked" }))
    expect(tokens).toContainEqual(expect.objectContaining({ last_used: null, state: "valid" }))
    await server.stop()
  }, 60_000)
})

describe("wrong words", () => {
  test.each([
    [["fly"], /no command "fly"/],
    [["start", "--port", "no"], /--port takes a whole number/],
    [["start", "--seed", "huge"], /--seed takes demo, empty/],
    [["start", "--rate-limit", "0"], /--rate-limit takes/],
    [["start", "--memory", "--data", "x"], /leave out --data/],
    [["start", "--wings"], /wings/],
    [["share", "x"], /inkling share PAGE --with/],
    [["emoji", "create", "boat"], /inkling emoji create NAME URL/],
    [["emoji", "delete"], /inkling emoji delete NAME/],
    [["template"], /inkling template PAGE/],
    [["template", "x", "--default", "--remove"], /inkling template PAGE/],
    [["integration", "create"], /Give the integration a name/],
    [["integration", "create", "x", "--public"], /--redirect-uri URL/],
    [["integration", "create", "x", "--redirect-uri", "https://a.example"], /add --public/],
    [["integration", "rotate-secret"], /inkling integration rotate-secret INTEGRATION/],
    [["integration", "authorizations"], /inkling integration authorizations INTEGRATION/],
    [["token", "rotate"], /Give the token/],
  ])("%j exits 2 and says what it takes", async (words, message) => {
    const done = await runCli(words)
    expect(done.stderr).toMatch(message)
    expect(done.code).toBe(2)
  })

  test("commands on a folder without a workspace say how to make one", async () => {
    const done = await runCli(["token", "list", "--data", join(folder, "nothing")])
    expect(done.code).toBe(1)
    expect(done.stderr).toMatch(/inkling start/)
  })

  test("unknown integrations and pages are named", async () => {
    const data = join(folder, "unknown")
    const server = await startCli(["--data", data, "--seed", "empty"])
    const integration = await runCli(["share", server.root_page_id, "--with", "Nobody", "--data", data])
    expect(integration.code).toBe(1)
    expect(integration.stderr).toMatch(/no integration "Nobody".*"Inkling"/)
    const page = await runCli([
      "share",
      "00000000-0000-4000-8000-000000000000",
      "--with",
      "Inkling",
      "--data",
      data,
    ])
    expect(page.stderr).toMatch(/no page or database/)
    await server.stop()
  })
})
