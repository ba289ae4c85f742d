import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openTarget, type Target } from "../target.ts"

// Programs that nobody told of Inkling: their clients call https://api.notion.com, as published.

const cli = [
  "--conditions=inkling-source",
  "--disable-warning=ExperimentalWarning",
  "packages/cli/src/main.ts",
]

/** Makes a page, reads it back and finds it, with nothing but a token. */
const program = (client: string) => `
import { Client } from "${import.meta.resolve(client)}"
const notion = new Client({ auth: process.env.TOKEN, logLevel: "error" })
const page = await notion.pages.create({
  parent: { page_id: process.env.ROOT },
  properties: { title: { title: [{ text: { content: "Hard-wired" } }] } },
})
const read = await notion.pages.retrieve({ page_id: page.id })
const missing = await notion.pages.retrieve({ page_id: "00000000-0000-4000-8000-000000000000" }).catch((error) => error)
console.log(JSON.stringify({ same: read.id === page.id, url: read.url, missing: missing.code }))
`

describe("programs whose host is hard-wired", () => {
  let target: Target
  const folder = mkdtempSync(join(tmpdir(), "inkling-hard-wired-"))
  beforeAll(async () => {
    target = await openTarget({ socket: true })
  })
  afterAll(async () => {
    await target.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const run = async (words: readonly string[], env: Record<string, string> = {}) => {
    const child = spawn(process.execPath, [...cli, "run", "--url", target.baseUrl, "--", ...words], {
      env: { ...process.env, INKLING_HOME: folder, TOKEN: target.token, ROOT: target.rootPageId, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    })
    let [out, err] = ["", ""]
    child.stdout.on("data", (chunk) => {
      out += chunk
    })
    child.stderr.on("data", (chunk) => {
      err += chunk
    })
    const [code] = await once(child, "close")
    return { code, out, err }
  }

  const written = (name: string, text: string) => {
    const file = join(folder, name)
    writeFileSync(file, text)
    return file
  }

  it.each([
    ["fetch", "@notionhq/client"],
    ["node:https", "notion-client-2022"],
  ])("run through the preload, on %s", async (_, client) => {
    const file = written(`${client.replace(/\W/g, "-")}.mjs`, program(client))
    const { code, out, err } = await run([process.execPath, file])
    expect({ code, err }).toEqual({ code: 0, err: "" })
    // Links lead where the program looks for them.
    expect(JSON.parse(out)).toEqual({
      same: true,
      url: expect.stringContaining("notion.com"),
      missing: "object_not_found",
    })
  })

  it("run through the proxy, in a process without the preload", async () => {
    const inner = written("proxied.mjs", program("@notionhq/client"))
    // The outer program takes the preload away, as one that is not Node's would not have it.
    const outer = written(
      "outer.mjs",
      `
import { spawnSync } from "node:child_process"
const { NODE_OPTIONS, INKLING_URL, ...env } = process.env
const { status } = spawnSync(process.execPath, [${JSON.stringify(inner)}], {
  env: { ...env, NODE_USE_ENV_PROXY: "1" },
  stdio: "inherit",
})
process.exitCode = status
`,
    )
    const { code, out, err } = await run([process.execPath, outer])
    expect(err.replace(/.*ExperimentalWarning.*|.*--trace-warnings.*|\n/g, "")).toBe("")
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ same: true, missing: "object_not_found" })
  })

  it("pass on how a program ended, and say when there is none", async () => {
    expect((await run([process.execPath, "-e", "process.exit(7)"])).code).toBe(7)
    const missing = await run(["no-such-program"])
    expect(missing.code).toBe(2)
    expect(missing.err).toContain('There is no program "no-such-program".')
  })
})
