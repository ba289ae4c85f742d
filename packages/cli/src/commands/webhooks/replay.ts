import { parseFlags } from "../../flags.ts"
import { withAdmin } from "../../local/with-admin.ts"
import { UsageError } from "../../usage-error.ts"

/** Tells everything since a moment again, under new ids. */
export async function webhooksReplay(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, {
    since: { type: "string" },
    data: { type: "string" },
    json: { type: "boolean" },
  })
  const [id] = flags.words
  const since = Date.parse(flags.text("since") ?? "")
  if (!id || Number.isNaN(since))
    throw new UsageError("Say which and since when: inkling webhooks replay ID --since 2026-01-31T12:00:00Z")
  const replayed = await withAdmin(flags, (admin) => admin.replayWebhook(id, since))
  console.log(flags.has("json") ? JSON.stringify({ replayed }) : `${replayed} changes are told again.`)
  return 0
}
