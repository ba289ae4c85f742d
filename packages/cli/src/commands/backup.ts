import { resolve } from "node:path"
import { parseFlags } from "../flags.ts"
import { withAdmin } from "../local/with-admin.ts"
import { UsageError } from "../usage-error.ts"

/** Writes everything into a new folder, while the server serves. */
export async function backup(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const [path] = flags.words
  if (!path) throw new UsageError("Say where to: inkling backup FOLDER")
  const made = await withAdmin(flags, (admin) => admin.backUp(resolve(path)))
  if (flags.has("json")) console.log(JSON.stringify(made))
  else {
    const files = made.files ? `${made.files.count} files` : "no files: they lie elsewhere"
    console.log(
      `${made.path}: ${made.rows} rows and ${files}, as of ${made.created_at}.\n\n` +
        "Keep local.json and files/link.key of the data folder too, in another place: they open what is encrypted.",
    )
  }
  return 0
}
