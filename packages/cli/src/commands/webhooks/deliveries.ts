import { parseFlags } from "../../flags.ts"
import { withAdmin } from "../../local/with-admin.ts"
import { table } from "../../table.ts"
import { UsageError } from "../../usage-error.ts"

/** The newest events of a webhook and how their last attempt ended. */
export async function webhooksDeliveries(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const [id] = flags.words
  if (!id) throw new UsageError("Name the webhook: inkling webhooks deliveries ID")
  const rows = await withAdmin(flags, (admin) => admin.listWebhookDeliveries(id))
  const lines = rows.map((row) => [
    row.id,
    row.type,
    row.state,
    String(row.attempt),
    row.result ?? "",
    new Date(row.last_at).toISOString(),
  ])
  const heading = ["event", "type", "state", "attempts", "result", "at"]
  console.log(flags.has("json") ? JSON.stringify(rows) : table(heading, lines))
  return 0
}
