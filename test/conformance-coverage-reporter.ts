import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Reporter, TestModule } from "vitest/node"
import { coverageGaps } from "./conformance-coverage.ts"
import { countCases, overstated } from "./count-cases.ts"

/** What README tells; INKLING_WRITE_COUNTS=1 writes it anew, then UPDATE_DOCS=1 its table. */
const countsFile = new URL("conformance-counts.json", import.meta.url)

/** Ends a run of all conformance cases with what they leave out, and fails it if that is anything. */
export default class ConformanceCoverageReporter implements Reporter {
  #folder = ""

  onInit(): void {
    this.#folder = mkdtempSync(join(tmpdir(), "inkling-conformance-"))
    process.env["INKLING_CONFORMANCE_CALLS"] = this.#folder
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const calls = readdirSync(this.#folder).flatMap((name) =>
      readFileSync(join(this.#folder, name), "utf8").split("\n"),
    )
    rmSync(this.#folder, { recursive: true })
    // A part of the cases leaves out most of the API, and another server may lack what only some callers may do.
    const isWhole =
      modules.length ===
      globSync("conformance/**/*.test.ts", { exclude: (name) => name === "node_modules" }).length
    if (!isWhole || process.env["INKLING_TARGET_URL"] !== undefined) return
    const counts = countCases(calls)
    if (process.env["INKLING_WRITE_COUNTS"]) {
      const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
      const lines = sorted.map(
        ([key, { success, failure }]) => `  "${key}": { "success": ${success}, "failure": ${failure} }`,
      )
      writeFileSync(countsFile, `{\n${lines.join(",\n")}\n}\n`)
    }
    const told = JSON.parse(readFileSync(countsFile, "utf8"))
    const gaps = [...coverageGaps(calls), ...overstated(told, counts)]
    for (const gap of gaps) process.stdout.write(`conformance: ${gap}\n`)
    if (gaps.length > 0) process.exitCode = 1
    else process.stdout.write("conformance: every endpoint succeeds and fails at every version\n")
  }
}
