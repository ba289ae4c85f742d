import { parseFlags } from "../flags.ts"
import { withAdmin } from "../local/with-admin.ts"
import { UsageError } from "../usage-error.ts"

/** Lets an integration see a page or database and all below it. */
export async function share(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, {
    with: { type: "string" },
    data: { type: "string" },
    json: { type: "boolean" },
  })
  const [page] = flags.words
  const integration = flags.text("with")
  if (!page || !integration)
    throw new UsageError("Say what and with whom: inkling share PAGE --with INTEGRATION")
  await withAdmin(flags, (admin) => admin.share(page, integration))
  console.log(
    flags.has("json") ? JSON.stringify({ shared: true }) : `Shared with ${integration}, and all below it.`,
  )
  return 0
}
