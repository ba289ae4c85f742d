import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { runCli, startCli } from "./run-cli.ts"

const folder = mkdtempSync(join(tmpdir(), "inkling-cli-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test("a public integration is made, shown and given another secret, with and without a running server", async () => {
  const data = join(folder, "data")
  const run = async (...words: string[]) => {
    const done = await runCli([...words, "--data", data])
    expect(done.stderr).toBe("")
    expect(done.code).toBe(0)
    return done.stdout
  }
  const uris = ["--redirect-uri", "https://app.example/a", "--redirect-uri", "https://app.example/b"]
  const server = await startCli(["--data", data, "--seed", "empty"])
  const made = JSON.parse(await run("integration", "create", "App", "--public", ...uris, "--json"))
  expect(made).toMatchObject({ name: "App", clientSecret: expect.stringMatching(/^secret_/) })
  expect(await run("integration", "rotate-secret", "App")).toMatch(/^secret_\w{46}\n/)
  await server.stop()

  const printed = await run("integration", "create", "Other", "--public", ...uris)
  expect(printed).toMatch(/client id {6}[0-9a-f-]{36}\nclient secret {2}secret_/)
  const listed = JSON.parse(await run("integration", "list", "--json"))
  expect(listed).toContainEqual(
    expect.objectContaining({
      name: "App",
      oauth: { client_id: made.clientId, redirect_uris: ["https://app.example/a", "https://app.example/b"] },
    }),
  )
  expect(await run("integration", "list")).toContain(made.clientId)
  expect(JSON.parse(await run("integration", "authorizations", "App", "--json"))).toEqual([])
  expect(await run("integration", "authorizations", "App")).toContain("tokens fetched")
  expect(JSON.parse(await run("integration", "rotate-secret", "App", "--json"))).toMatchObject({
    clientId: made.clientId,
    clientSecret: expect.stringMatching(/^secret_/),
  })
})
