import { parseFlags } from "../../flags.ts"
import { withAdmin } from "../../local/with-admin.ts"
import { UsageError } from "../../usage-error.ts"
import { sayFault } from "./say-fault.ts"

const texts = { method: "method", path: "path", for: "integration", drop: "drop" } as const
const numbers = {
  status: "status",
  "retry-after": "retry_after",
  delay: "delay_ms",
  every: "every",
  rate: "rate",
  seed: "seed",
  times: "times",
} as const

/** Adds a rule of what is to go wrong to the running server. */
export async function faultsAdd(argv: string[]): Promise<number> {
  const names = [...Object.keys(texts), ...Object.keys(numbers)]
  const flags = parseFlags(argv, {
    ...Object.fromEntries(names.map((name) => [name, { type: "string" as const }])),
    data: { type: "string" },
    json: { type: "boolean" },
  })
  const fault: Record<string, unknown> = {}
  for (const [flag, key] of Object.entries(texts)) {
    const value = flags.text(flag)
    if (value !== undefined) fault[key] = flag === "method" ? value.toUpperCase() : value
  }
  for (const [flag, key] of Object.entries(numbers)) {
    const value = flags.text(flag)
    if (value === undefined) continue
    if (value.trim() === "" || Number.isNaN(Number(value)))
      throw new UsageError(`--${flag} takes a number; it was "${value}".`)
    fault[key] = Number(value)
  }
  const rule = await withAdmin(flags, (admin) => admin.addFault(fault))
  if (flags.has("json")) console.log(JSON.stringify(rule))
  else console.log(`${rule.id}: ${sayFault(rule)}\n\nEnd it with: inkling faults remove ${rule.id}`)
  return 0
}
