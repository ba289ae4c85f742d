import { readFileSync } from "node:fs"
import { join } from "node:path"

/** Asks the running server of a data folder as the command line does. @throws Error with what it says */
export async function adminCall(data: string, path: string, body: object): Promise<Record<string, unknown>> {
  const { url, adminSecret } = JSON.parse(readFileSync(join(data, "server.json"), "utf8"))
  const answer = await fetch(`${url}/inkling/admin/v1${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${adminSecret}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${path}: ${text}`)
  return JSON.parse(text) as Record<string, unknown>
}
