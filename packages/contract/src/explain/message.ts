import type { Failure } from "./explain.ts"
import { showValue } from "./show-value.ts"

/** `body failed validation: …`, or every alternative under "Fix one:". Source: recorded 400s. */
export function messageOf(part: "path" | "query" | "body", failures: readonly Failure[]): string {
  const lines = failures.map(
    ({ path, expected, given }) => `${path} should be ${expected}, instead was \`${showValue(given)}\`.`,
  )
  const unique = [...new Set(lines)]
  if (unique.length === 1) return `${part} failed validation: ${unique[0]}`
  return `${part} failed validation. Fix one:\n${unique.join("\n")}`
}
