import { createHash } from "node:crypto"
import type { TestServer } from "./start-server.ts"

/** Seq of the newest entry in the change log. */
export async function headOf({ inkling }: TestServer): Promise<string> {
  return String((await inkling.store.head(inkling.admin.ws)).seq)
}

/**
 * A hash of every row but the times at which tokens were used. Rows are put in order first: PostgreSQL gives them in
 * any, and changes its mind when it has gathered statistics.
 */
export async function fingerprint({ inkling }: TestServer): Promise<string> {
  const { tables } = await inkling.store.dump(inkling.admin.ws)
  const hash = createHash("sha256")
  for (const [name, rows] of tables) {
    if (name === "token_use") continue
    hash.update(name)
    for (const row of rows.map((one) => JSON.stringify(one)).sort()) hash.update(row)
  }
  return hash.digest("hex")
}
