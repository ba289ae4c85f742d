import type { NewPublicIntegration } from "@inkling/server"
import { type Flags, parseFlags } from "../flags.ts"
import { withAdmin } from "../local/with-admin.ts"
import { table } from "../table.ts"
import { UsageError } from "../usage-error.ts"

/** Makes a public integration and prints its client id and secret, once. */
export async function createPublic(flags: Flags, wanted: NewPublicIntegration): Promise<number> {
  if (wanted.redirectUris.length === 0)
    throw new UsageError("Say where people are sent back to: --redirect-uri URL")
  const made = await withAdmin(flags, (admin) => admin.createIntegration(wanted))
  const { integration, clientId, clientSecret } = made
  if (flags.has("json"))
    console.log(JSON.stringify({ id: integration.id, name: integration.name, clientId, clientSecret }))
  else
    console.log(
      `${integration.name}\nclient id      ${clientId}\nclient secret  ${clientSecret}\n\nThe secret is shown only now. People let the integration in at /v1/oauth/authorize.`,
    )
  return 0
}

/** Gives a public integration another client secret and prints it, once. */
export async function integrationRotateSecret(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const [name] = flags.words
  if (!name) throw new UsageError("Name the integration: inkling integration rotate-secret INTEGRATION")
  const made = await withAdmin(flags, (admin) => admin.rotateClientSecret(name))
  if (flags.has("json")) console.log(JSON.stringify(made))
  else console.log(`${made.clientSecret}\n\nIt is shown only now. The one before has ended; tokens go on.`)
  return 0
}

/** Prints who let a public integration in. */
export async function integrationAuthorizations(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const [name] = flags.words
  if (!name) throw new UsageError("Name the integration: inkling integration authorizations INTEGRATION")
  const rows = await withAdmin(flags, (admin) => admin.listAuthorizations(name))
  if (flags.has("json")) console.log(JSON.stringify(rows))
  else
    console.log(
      table(
        ["when", "person", "pages", "capabilities", "tokens fetched"],
        rows.map((row) => [
          new Date(row.authorized_at).toISOString(),
          row.person.email ?? row.person.name ?? row.person.id,
          String(row.object_ids.length),
          row.capabilities.join(" "),
          row.exchanged_at === null ? "never" : new Date(row.exchanged_at).toISOString(),
        ]),
      ),
    )
  return 0
}
