import { defaultOverlapSeconds } from "@inkling/server"
import { parseFlags } from "../flags.ts"
import { withAdmin } from "../local/with-admin.ts"
import { table } from "../table.ts"
import { UsageError } from "../usage-error.ts"

const common = { data: { type: "string" }, json: { type: "boolean" } } as const

export async function tokenCreate(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, common)
  const [integration] = flags.words
  if (!integration) throw new UsageError("Name the integration: inkling token create INTEGRATION")
  const created = await withAdmin(flags, (admin) => admin.createToken(integration))
  console.log(
    flags.has("json") ? JSON.stringify(created) : `${created.token}\n\nThe token is shown only now.`,
  )
  return 0
}

export async function tokenRotate(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { ...common, overlap: { type: "string" } })
  const [token] = flags.words
  if (!token) throw new UsageError("Give the token or its id: inkling token rotate TOKEN [--overlap SECONDS]")
  const overlap = flags.count("overlap", 0) ?? defaultOverlapSeconds
  const created = await withAdmin(flags, (admin) => admin.rotateToken(token, overlap))
  const until = overlap > 0 ? `The old token works for ${overlap} s more.` : "The old token no longer works."
  console.log(flags.has("json") ? JSON.stringify(created) : `${created.token}\n\n${until}`)
  return 0
}

export async function tokenList(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, common)
  const { tokens, names } = await withAdmin(flags, async (admin) => ({
    tokens: await admin.listTokens(),
    names: new Map((await admin.listIntegrations()).map((one) => [one.id, one.name])),
  }))
  const rows = tokens.map((token) => ({
    id: token.id,
    integration: names.get(token.integration_id) ?? token.integration_id,
    hint: `…${token.hint}`,
    created: new Date(token.created_at).toISOString(),
    last_used: token.last_used_at === null ? null : new Date(token.last_used_at).toISOString(),
    state: token.is_revoked
      ? "revoked"
      : token.expires_at === null
        ? "valid"
        : `until ${new Date(token.expires_at).toISOString()}`,
  }))
  if (flags.has("json")) console.log(JSON.stringify(rows))
  else
    console.log(
      table(
        ["integration", "token", "state", "created", "last used", "id"],
        rows.map((row) => [
          row.integration,
          row.hint,
          row.state,
          row.created,
          row.last_used ?? "never",
          row.id,
        ]),
      ),
    )
  return 0
}

export async function tokenRevoke(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, common)
  const [token] = flags.words
  if (!token) throw new UsageError("Give the token or its id: inkling token revoke TOKEN")
  await withAdmin(flags, (admin) => admin.revokeToken(token))
  console.log(
    flags.has("json") ? JSON.stringify({ revoked: true }) : "Revoked: the next request with it gets a 401.",
  )
  return 0
}
