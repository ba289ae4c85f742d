import { parseFlags } from "../flags.ts"
import { DataFolder } from "../local/data-folder.ts"
import { withAdmin } from "../local/with-admin.ts"

/** Prints a fresh link that signs a person in, once; the owner unless a person is named. */
export async function signin(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const made = await withAdmin(flags, (admin) => admin.createSigninLink(flags.words[0]))
  const base = new DataFolder(flags.text("data") ?? "data").readServer()?.url ?? ""
  const link = `${base}${made.path}`
  if (flags.has("json"))
    console.log(
      JSON.stringify({ link, person: made.person, expires_at: new Date(made.expires_at).toISOString() }),
    )
  else {
    const where = base === "" ? " Put it behind the server's address." : ""
    console.log(`${link}\n\nSigns in ${made.person.name ?? made.person.id}, once, within an hour.${where}`)
  }
  return 0
}
