import type { NewIntegration } from "@inkling/server"
import { parseFlags } from "../flags.ts"
import { withAdmin } from "../local/with-admin.ts"
import { table } from "../table.ts"
import { UsageError } from "../usage-error.ts"
import { createPublic } from "./public-integration.ts"

/** Makes an integration and prints its token, or its client id and secret, once. */
export async function integrationCreate(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, {
    capabilities: { type: "string" },
    "user-info": { type: "string" },
    public: { type: "boolean" },
    "redirect-uri": { type: "string", multiple: true },
    data: { type: "string" },
    json: { type: "boolean" },
  })
  const [name] = flags.words
  if (!name) throw new UsageError("Give the integration a name: inkling integration create NAME")
  const wanted: NewIntegration = { name }
  const capabilities = flags.text("capabilities")
  if (capabilities !== undefined)
    wanted.capabilities = capabilities.split(",").map((one) => one.trim()) as NonNullable<
      NewIntegration["capabilities"]
    >
  const userInfo = flags.choice("user-info", ["none", "without_email", "with_email"])
  if (userInfo) wanted.userInfo = userInfo
  if (flags.has("public"))
    return createPublic(flags, { ...wanted, type: "public", redirectUris: flags.texts("redirect-uri") })
  if (flags.texts("redirect-uri").length > 0)
    throw new UsageError("--redirect-uri is for public integrations: add --public")
  const { integration, token } = await withAdmin(flags, (admin) => admin.createIntegration(wanted))
  if (flags.has("json")) console.log(JSON.stringify({ id: integration.id, name: integration.name, token }))
  else
    console.log(
      `${integration.name}\n${token}\n\nThe token is shown only now. Share a page with it: inkling share PAGE --with "${name}"`,
    )
  return 0
}

export async function integrationList(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const rows = await withAdmin(flags, (admin) => admin.listIntegrations())
  if (flags.has("json")) {
    const shown = rows.map(({ id, name, capabilities, user_info, oauth }) => ({
      id,
      name,
      capabilities,
      user_info,
      oauth,
    }))
    console.log(JSON.stringify(shown))
  } else
    console.log(
      table(
        ["name", "id", "client id", "users", "capabilities"],
        rows.map((row) => [
          row.name,
          row.id,
          row.oauth?.client_id ?? "internal",
          row.user_info,
          row.capabilities.join(" "),
        ]),
      ),
    )
  return 0
}
