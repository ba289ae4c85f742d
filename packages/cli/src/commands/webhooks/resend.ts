import { parseFlags } from "../../flags.ts"
import { withAdmin } from "../../local/with-admin.ts"
import { UsageError } from "../../usage-error.ts"

/** Sends one event again, under its id. */
export async function webhooksResend(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const [id, event] = flags.words
  if (!id || !event) throw new UsageError("Say which: inkling webhooks resend ID EVENT")
  await withAdmin(flags, (admin) => admin.resendDelivery(id, event))
  console.log(flags.has("json") ? JSON.stringify({ ok: true }) : "It is sent again.")
  return 0
}
