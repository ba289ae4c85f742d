import type { NewWebhook } from "@inkling/server"
import { parseFlags } from "../../flags.ts"
import { withAdmin } from "../../local/with-admin.ts"
import { UsageError } from "../../usage-error.ts"

/** Subscribes an integration's events to a URL; the server sends its verification token there. */
export async function webhooksCreate(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, {
    for: { type: "string" },
    events: { type: "string" },
    version: { type: "string" },
    data: { type: "string" },
    json: { type: "boolean" },
  })
  const [url] = flags.words
  const integration = flags.text("for")
  if (!url || !integration)
    throw new UsageError("Say where and for whom: inkling webhooks create URL --for INTEGRATION")
  const wanted: NewWebhook = { url, integration }
  const events = flags.text("events")
  if (events !== undefined) wanted.eventTypes = events.split(",").map((one) => one.trim())
  const version = flags.text("version")
  if (version !== undefined) wanted.apiVersion = version
  const made = await withAdmin(flags, (admin) => admin.createWebhook(wanted))
  const next = `A verification token is sent to the URL. Then: inkling webhooks verify ${made.id} TOKEN`
  console.log(flags.has("json") ? JSON.stringify(made) : `${made.id}\n\n${next}`)
  return 0
}
