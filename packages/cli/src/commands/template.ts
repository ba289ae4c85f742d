import { parseFlags } from "../flags.ts"
import { withAdmin } from "../local/with-admin.ts"
import { UsageError } from "../usage-error.ts"

const said = {
  row: "It is a row again.",
  template: "It is a template of its database now.",
  default: "It is the default template of its database now.",
} as const

/** Makes a row a template of its database, the default one, or a row again. */
export async function template(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, {
    default: { type: "boolean" },
    remove: { type: "boolean" },
    data: { type: "string" },
    json: { type: "boolean" },
  })
  const [page] = flags.words
  if (!page || (flags.has("default") && flags.has("remove")))
    throw new UsageError("Say which row: inkling template PAGE [--default | --remove]")
  const use = flags.has("remove") ? "row" : flags.has("default") ? "default" : "template"
  await withAdmin(flags, (admin) => admin.setTemplate(page, use))
  console.log(flags.has("json") ? JSON.stringify({ use }) : said[use])
  return 0
}
