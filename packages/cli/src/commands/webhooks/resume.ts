import { parseFlags } from "../../flags.ts"
import { withAdmin } from "../../local/with-admin.ts"
import { UsageError } from "../../usage-error.ts"

/** Sends again, beginning with what has waited. */
export async function webhooksResume(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const [id] = flags.words
  if (!id) throw new UsageError("Name the webhook: inkling webhooks resume ID")
  await withAdmin(flags, (admin) => admin.resumeWebhook(id))
  console.log(flags.has("json") ? JSON.stringify({ ok: true }) : "Resumed.")
  return 0
}
