import { parseFlags } from "../../flags.ts"
import { withAdmin } from "../../local/with-admin.ts"
import { UsageError } from "../../usage-error.ts"

/** Ends a subscription; its delivery log goes with it. */
export async function webhooksRemove(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const [id] = flags.words
  if (!id) throw new UsageError("Name the webhook: inkling webhooks remove ID")
  await withAdmin(flags, (admin) => admin.removeWebhook(id))
  console.log(flags.has("json") ? JSON.stringify({ ok: true }) : "Removed.")
  return 0
}
