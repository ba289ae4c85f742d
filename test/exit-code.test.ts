import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

/** A library once ended every run with exit code 0; a suite that cannot fail proves nothing. */
test("a failing test fails the run, with a PostgreSQL started for it", { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join("packages", "store", "test", ".failing-"))
  try {
    const file = join(folder, "failing.test.ts")
    writeFileSync(file, 'import { expect, test } from "vitest"\ntest("fails", () => expect(1).toBe(2))\n')
    const { INKLING_TEST_POSTGRES_URL: _, DIALECTS: __, ...env } = process.env
    const args = ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", file]
    const run = spawnSync(process.execPath, args, { env, encoding: "utf8" })
    expect(run.stdout).toContain("failing.test.ts")
    expect(run.status).toBe(1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
