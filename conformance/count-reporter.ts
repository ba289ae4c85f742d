import type { Reporter, TestCase, TestModule } from "vitest/node"

interface Count {
  passed: number
  failed: number
  skipped: number
}

/** Ends a run with one line for each SDK, version and client: how many cases ran, and how they went. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = new Map<string, Count>()
    for (const module of modules)
      for (const test of module.children.allTests()) {
        const label = labelOf(test)
        const count = counts.get(label) ?? { passed: 0, failed: 0, skipped: 0 }
        const { state } = test.result()
        // A case that never ran, because its set-up failed, has not passed.
        count[state === "pending" ? "failed" : state] += 1
        counts.set(label, count)
      }
    for (const [label, { passed, failed, skipped }] of [...counts].sort(([a], [b]) => a.localeCompare(b)))
      process.stdout.write(
        `conformance: ${label} ${passed} passed${failed ? `, ${failed} failed` : ""}${skipped ? `, ${skipped} skipped` : ""}\n`,
      )
  }
}

/** The name in brackets that a suite starts with: `[5.26@2026-03-11] users`. */
function labelOf(test: TestCase): string {
  return /\[([^\]]+@[^\]]+)\]/.exec(test.fullName)?.[1] ?? "other"
}
