import type { FaultRule } from "@inkling/server"

/** A rule in words: `every 3rd PATCH /v1/pages/* answers 429, retry after 2 s`. */
export function sayFault(rule: FaultRule): string {
  const requests = [rule.method, rule.path].filter((word) => word !== undefined).join(" ") || "request"
  const share =
    rule.every !== undefined
      ? `one in ${rule.every}, `
      : rule.rate !== undefined
        ? `${rule.rate * 100} %, seed ${rule.seed ?? 1}, `
        : ""
  const outcome = [
    rule.delay_ms !== undefined ? `waits ${rule.delay_ms} ms` : undefined,
    rule.status !== undefined ? `answers ${rule.status}` : undefined,
    rule.retry_after !== undefined ? `retry after ${rule.retry_after} s` : undefined,
    rule.drop !== undefined ? `drops the connection ${rule.drop} it is done` : undefined,
  ].filter((word) => word !== undefined)
  const who = rule.integration === undefined ? "" : ` of ${rule.integration}`
  const times = rule.times === undefined ? "" : `, ${rule.times} times`
  return `${share}${requests}${who}: ${outcome.join(", ")}${times}`
}
