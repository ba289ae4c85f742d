import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { stripVTControlCharacters } from "node:util"
import { expect, test } from "vitest"

/** The README's test snippet, run by a Vitest of its own inside the repository, where its imports resolve. */
test("README's Vitest snippet passes as it stands", { timeout: 60_000 }, () => {
  const snippet = /## In a test\n\n```ts\n([\s\S]*?)```/.exec(readFileSync("README.md", "utf8"))?.[1]
  expect(snippet).toBeDefined()
  const folder = mkdtempSync(join("conformance", ".readme-"))
  try {
    writeFileSync(join(folder, "snippet.test.ts"), snippet as string)
    const args = [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--project",
      "conformance",
      "--reporter",
      "default",
      folder,
    ]
    const output = execFileSync(process.execPath, args, { encoding: "utf8", stdio: "pipe" })
    expect(stripVTControlCharacters(output)).toMatch(/Tests\s+1 passed/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
