import { parseFlags } from "../../flags.ts"
import { withAdmin } from "../../local/with-admin.ts"
import { UsageError } from "../../usage-error.ts"

/** Sends nothing until it is resumed. */
export async function webhooksPause(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const [id] = flags.words
  if (!id) throw new UsageError("Name the webhook: inkling webhooks pause ID")
  await withAdmin(flags, (admin) => admin.pauseWebhook(id))
  console.log(
    flags.has("json")
      ? JSON.stringify({ ok: true })
      : "Paused. What happens meanwhile is told when it is resumed.",
  )
  return 0
}
