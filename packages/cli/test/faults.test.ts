import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { runCli, type Started, startCli } from "./run-cli.ts"

describe("inkling faults", () => {
  const data = mkdtempSync(join(tmpdir(), "inkling-faults-"))
  let server: Started
  beforeAll(async () => {
    server = await startCli(["start", "--port", "0", "--data", data, "--seed", "empty", "--json"])
  })
  afterAll(async () => {
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  })
  const faults = (...words: string[]) => runCli(["faults", ...words, "--data", data])
  const status = async () => {
    const headers = { authorization: `Bearer ${server.token}`, "notion-version": "2026-03-11" }
    return (await fetch(`${server.url}/v1/users/me`, { headers })).status
  }

  test("make requests go wrong, and right again", async () => {
    const added = await faults("add", "--status", "529", "--retry-after", "2", "--path", "/v1/users/*")
    expect(added.stdout).toContain("/v1/users/*: answers 529, retry after 2 s")
    expect(added.stdout).toContain("inkling faults remove fault-1")
    expect(await status()).toBe(529)
    expect((await faults("list")).stdout).toMatch(/fault-1 +1 of 1 +\/v1\/users\/\*: answers 529/)
    expect(JSON.parse((await faults("list", "--json")).stdout)).toMatchObject([{ id: "fault-1", struck: 1 }])
    expect((await faults("remove", "fault-1")).stdout).toContain("fault-1 is no more.")
    expect(await status()).toBe(200)
    expect((await faults("list")).stdout).toContain("Nothing goes wrong on purpose.")
  })

  test("that make no sense are refused with what to do", async () => {
    const wrong = await faults("add", "--status", "418")
    expect(wrong.code).toBe(1)
    expect(wrong.stderr).toContain("status takes one of 409, 429")
    expect(await faults("add", "--rate", "much")).toMatchObject({ code: 2 })
    expect((await faults("remove")).stderr).toContain("inkling faults remove ID, or --all")
    expect((await faults("remove", "--all")).code).toBe(0)
  })

  test("need a running server", async () => {
    const away = mkdtempSync(join(tmpdir(), "inkling-away-"))
    try {
      const finished = await runCli(["faults", "list", "--data", away])
      expect(finished.code).toBe(1)
      expect(finished.stderr).toContain("inkling start")
    } finally {
      rmSync(away, { recursive: true, force: true })
    }
  })
})
