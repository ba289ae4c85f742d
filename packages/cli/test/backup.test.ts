import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, inject, test } from "vitest"
import { runCli, type Started, startCli } from "./run-cli.ts"

const folder = mkdtempSync(join(tmpdir(), "inkling-backup-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const statusOf = async (server: Started, token: string) =>
  (
    await fetch(`${server.url}/v1/pages/${server.root_page_id}`, {
      headers: { authorization: `Bearer ${token}`, "notion-version": "2026-03-11" },
    })
  ).status

test("backs up a running server and a stopped one, and restores into a new folder and PostgreSQL", async () => {
  const data = join(folder, "data")
  const server = await startCli(["--data", data, "--seed", "empty"])
  const hot = await runCli(["backup", join(folder, "hot"), "--data", data, "--json"])
  expect(hot.stderr).toBe("")
  expect(JSON.parse(hot.stdout)).toMatchObject({ path: join(folder, "hot"), files: { count: 0 } })
  const again = await runCli(["backup", join(folder, "hot"), "--data", data])
  expect([again.code, again.stderr]).toEqual([1, expect.stringMatching(/There is something at/)])
  const busy = await runCli(["restore", join(folder, "hot"), "--data", data])
  expect([busy.code, busy.stderr]).toEqual([1, expect.stringMatching(/A server is running on/)])
  await server.stop()

  const cold = await runCli(["backup", join(folder, "cold"), "--data", data])
  expect([cold.code, cold.stdout]).toEqual([
    0,
    expect.stringMatching(/rows and 0 files, as of .*\n\nKeep local/),
  ])
  const taken = await runCli(["restore", join(folder, "cold"), "--data", data])
  expect([taken.code, taken.stderr]).toEqual([1, expect.stringMatching(/There is a database at/)])

  const url = inject("postgresUrl")
  const schema = `cli_backup_${process.pid}`
  const postgres = { INKLING_DATABASE_URL: `${url}${url.includes("?") ? "&" : "?"}schema=${schema}` }
  for (const [name, env] of [
    ["hot", {}],
    ["cold", postgres],
  ] as const) {
    const fresh = join(folder, `from-${name}`)
    const done = await runCli(["restore", join(folder, name), "--data", fresh, "--json"], env)
    expect(done.stderr).toBe("")
    expect(JSON.parse(done.stdout).workspaces).toHaveLength(1)
    const copy = await startCli(["--data", fresh, "--seed", "empty"], env)
    expect(copy).toMatchObject({ workspace_id: server.workspace_id, root_page_id: server.root_page_id })
    expect(await statusOf(copy, server.token)).toBe(200)
    expect(await copy.stop()).toBe(0)
  }
}, 90_000)

test.each([
  ["backup", /inkling backup FOLDER/],
  ["restore", /inkling restore FOLDER/],
])("%s without a folder exits 2", async (command, message) => {
  const done = await runCli([command])
  expect([done.code, done.stderr]).toEqual([2, expect.stringMatching(message)])
})

test("a folder that is no backup is refused", async () => {
  const done = await runCli(["restore", folder, "--data", join(folder, "none")])
  expect([done.code, done.stderr]).toEqual([1, expect.stringMatching(/its manifest.json cannot be read/)])
})
