import { parseFlags } from "../../flags.ts"
import { withAdmin } from "../../local/with-admin.ts"
import { UsageError } from "../../usage-error.ts"

/** Ends one rule, or all. */
export async function faultsRemove(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, {
    all: { type: "boolean" },
    data: { type: "string" },
    json: { type: "boolean" },
  })
  const [id] = flags.words
  if ((id === undefined) === !flags.has("all"))
    throw new UsageError("Say which: inkling faults remove ID, or --all")
  await withAdmin(flags, (admin) => admin.removeFault(id))
  if (flags.has("json")) console.log(JSON.stringify({ id: id ?? null }))
  else console.log(id === undefined ? "Nothing goes wrong on purpose any more." : `${id} is no more.`)
  return 0
}
