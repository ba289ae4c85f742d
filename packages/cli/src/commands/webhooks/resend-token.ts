import { parseFlags } from "../../flags.ts"
import { withAdmin } from "../../local/with-admin.ts"
import { UsageError } from "../../usage-error.ts"

/** Sends the verification token once more. */
export async function webhooksResendToken(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const [id] = flags.words
  if (!id) throw new UsageError("Name the webhook: inkling webhooks resend-token ID")
  await withAdmin(flags, (admin) => admin.resendWebhookToken(id))
  console.log(flags.has("json") ? JSON.stringify({ ok: true }) : "The token is sent again.")
  return 0
}
