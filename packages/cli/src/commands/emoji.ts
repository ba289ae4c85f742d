import { parseFlags } from "../flags.ts"
import { withAdmin } from "../local/with-admin.ts"
import { UsageError } from "../usage-error.ts"

/** Adds a custom emoji to the workspace. */
export async function emojiCreate(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const [name, url] = flags.words
  if (!name || !url) throw new UsageError("Say its name and its picture: inkling emoji create NAME URL")
  const { id } = await withAdmin(flags, (admin) => admin.createCustomEmoji({ name, url }))
  console.log(flags.has("json") ? JSON.stringify({ id, name, url }) : `:${name}: is ${id}.`)
  return 0
}

/** Takes a custom emoji from the workspace's list. */
export async function emojiDelete(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const [name] = flags.words
  if (!name) throw new UsageError("Say which: inkling emoji delete NAME")
  await withAdmin(flags, (admin) => admin.deleteCustomEmoji(name))
  console.log(flags.has("json") ? JSON.stringify({ name }) : `:${name}: is no more.`)
  return 0
}
