import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { runCli } from "./run-cli.ts"

const home = mkdtempSync(join(tmpdir(), "inkling-home-"))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const inkling = (...words: string[]) => runCli(words, { INKLING_HOME: home, NODE_OPTIONS: "" })

describe("inkling env", () => {
  test.each(["node", "n8n"])("prints a preload for %s", async (language) => {
    const { stdout } = await inkling("env", language, "--url", "http://127.0.0.1:4999")
    expect(stdout).toMatch(/^export NODE_OPTIONS='--import=file:.*preload\.\w+'$/m)
    expect(stdout).toContain("export INKLING_URL='http://127.0.0.1:4999/'")
  })

  test.each(["python", "go", "curl"])("prints the proxy and whom to trust for %s", async (language) => {
    const { stdout } = await inkling("env", language, "--url", "http://127.0.0.1:4999")
    expect(stdout).toContain(
      "# " +
        language +
        ": keep the proxy running in another terminal: inkling proxy --url http://127.0.0.1:4999/",
    )
    expect(stdout).toContain("export HTTPS_PROXY='http://127.0.0.1:4568'")
    expect(stdout).toContain(`export SSL_CERT_FILE='${home}/authority/ca-bundle.pem'`)
  })

  test("says what it knows, and refuses to send tokens away in plain text", async () => {
    expect(await inkling("env", "cobol")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("inkling env node|python|go|curl|n8n"),
    })
    expect(await inkling("env", "node", "--url", "http://inkling.example")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("would send tokens in plain text"),
    })
    expect(JSON.parse((await inkling("env", "node", "--json")).stdout)).toHaveProperty("INKLING_URL")
  })
})

test("inkling run and proxy say what they need", async () => {
  expect((await inkling("run", "python", "x.py")).stderr).toContain("inkling run -- python sync.py")
  expect((await inkling("proxy", "--url", "nonsense")).stderr).toContain("is no URL")
})
