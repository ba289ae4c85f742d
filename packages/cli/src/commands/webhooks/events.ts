import { parseFlags } from "../../flags.ts"
import { withAdmin } from "../../local/with-admin.ts"
import { UsageError } from "../../usage-error.ts"

/** Changes which events a webhook gets. */
export async function webhooksEvents(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const [id, types] = flags.words
  if (!id || !types)
    throw new UsageError("Say which and what: inkling webhooks events ID page.created,page.moved")
  await withAdmin(flags, (admin) => admin.setWebhookEvents(id, types.split(",")))
  console.log(flags.has("json") ? JSON.stringify({ ok: true }) : "Changed.")
  return 0
}
