import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { brotliCompressSync } from "node:zlib"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createInkling, type Inkling } from "../inkling.ts"

const script = "console.log('hello')"
let inkling: Inkling
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "console-"))
  mkdirSync(join(folder, "assets"))
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Inkling</title>")
  writeFileSync(join(folder, "assets/main-abc.js"), script)
  writeFileSync(join(folder, "assets/main-abc.js.br"), brotliCompressSync(script))
  inkling = await createInkling({ consoleFolder: folder })
})
afterAll(async () => {
  await inkling.close()
  rmSync(folder, { recursive: true })
})

const navigate = (path: string) =>
  fetch(`${inkling.url}${path}`, { headers: { accept: "text/html,application/xhtml+xml" } })

test.each(["/", "/integrations", "/p/Some-page-0123456789abcdef0123456789abcdef"])(
  "%s shows the page, without scripts in it and checked anew each time",
  async (path) => {
    const answer = await navigate(path)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain("<title>Inkling</title>")
    expect(answer.headers.get("cache-control")).toBe("no-cache")
    const policy = answer.headers.get("content-security-policy") ?? ""
    expect(policy).toMatch(/script-src 'self';/)
    expect(policy).toMatch(/frame-ancestors 'none'/)
  },
)

test("scripts come compressed and are kept for good", async () => {
  const answer = await fetch(`${inkling.url}/assets/main-abc.js`, {
    headers: { "accept-encoding": "br, gzip" },
  })
  expect(answer.headers.get("content-encoding")).toBe("br")
  expect(answer.headers.get("cache-control")).toMatch(/immutable/)
  expect(await answer.text()).toBe(script)
  const plain = await fetch(`${inkling.url}/assets/main-abc.js`, {
    headers: { "accept-encoding": "identity" },
  })
  expect(plain.headers.get("content-encoding")).toBeNull()
  expect(await plain.text()).toBe(script)
})

test("what a browser has already is not sent again", async () => {
  const etag = (await navigate("/")).headers.get("etag") as string
  const again = await fetch(`${inkling.url}/`, { headers: { accept: "text/html", "if-none-match": etag } })
  expect(again.status).toBe(304)
})

test.each([["/assets/gone.js"], ["/v1"], ["/inkling/nothing"]])("%s is not the console's", async (path) =>
  expect((await navigate(path)).status).not.toBe(200),
)

test("a program that asks for a wrong address is told so", async () => {
  const answer = await fetch(`${inkling.url}/pages`, { headers: { accept: "application/json" } })
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain("The API is under /v1")
  expect((await fetch(`${inkling.url}/`, { method: "POST", headers: { accept: "text/html" } })).status).toBe(
    404,
  )
})
