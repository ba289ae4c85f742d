import type { Inkling } from "@inkling/server"

/** The cookie of a session of the workspace's first owner. */
export async function signIn({ admin, url }: Inkling) {
  const { path } = await admin.createSigninLink()
  const link = new URL(path, url).searchParams.get("link")
  const answer = await fetch(`${url}/inkling/signin`, {
    method: "POST",
    headers: { origin: url, "content-type": "application/json" },
    body: JSON.stringify({ link }),
  })
  if (!answer.ok) throw new Error(`signing in was answered with ${answer.status}`)
  const [pair = ""] = (answer.headers.getSetCookie()[0] ?? "").split(";")
  const at = pair.indexOf("=")
  return { name: pair.slice(0, at), value: pair.slice(at + 1), url, httpOnly: true, sameSite: "Lax" as const }
}
