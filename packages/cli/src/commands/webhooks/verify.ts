import { parseFlags } from "../../flags.ts"
import { withAdmin } from "../../local/with-admin.ts"
import { UsageError } from "../../usage-error.ts"

/** Gives back the token that the URL was sent; events flow from here on. */
export async function webhooksVerify(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const [id, token] = flags.words
  if (!id || !token)
    throw new UsageError("Give the token that the URL was sent: inkling webhooks verify ID TOKEN")
  await withAdmin(flags, (admin) => admin.verifyWebhook(id, token))
  console.log(flags.has("json") ? JSON.stringify({ ok: true }) : "Verified: events flow from now on.")
  return 0
}
