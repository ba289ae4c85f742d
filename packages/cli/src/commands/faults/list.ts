import { parseFlags } from "../../flags.ts"
import { withAdmin } from "../../local/with-admin.ts"
import { table } from "../../table.ts"
import { sayFault } from "./say-fault.ts"

/** Prints the rules of the running server and how often each struck. */
export async function faultsList(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const rules = await withAdmin(flags, (admin) => admin.listFaults())
  if (flags.has("json")) console.log(JSON.stringify(rules))
  else if (rules.length === 0)
    console.log("Nothing goes wrong on purpose. Add a rule: inkling faults add --status 429")
  else
    console.log(
      table(
        ["id", "struck", "rule"],
        rules.map((rule) => [rule.id, `${rule.struck} of ${rule.fitted}`, sayFault(rule)]),
      ),
    )
  return 0
}
