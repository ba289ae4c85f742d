import { parseFlags } from "../../flags.ts"
import { withAdmin } from "../../local/with-admin.ts"
import { table } from "../../table.ts"

export async function webhooksList(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const rows = await withAdmin(flags, (admin) => admin.listWebhooks())
  const lines = rows.map((row) => [row.id, row.state, row.api_version, row.token_result ?? "", row.url])
  console.log(
    flags.has("json") ? JSON.stringify(rows) : table(["id", "state", "version", "token", "url"], lines),
  )
  return 0
}
