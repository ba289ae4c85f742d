import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { createInkling } from "@inkling/server"
import { expect, test } from "vitest"

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, "close")
  return port
}

/** The example of docs/oauth.md, run inside the repository, where its import resolves. */
test("the example of docs/oauth.md lets a person in and reads what was picked", {
  timeout: 60_000,
}, async () => {
  const example = /```js\n([\s\S]*?)```/.exec(readFileSync("docs/oauth.md", "utf8"))?.[1]
  expect(example).toBeDefined()
  const inkling = await createInkling({ consoleFolder: "packages/console/src" })
  const folder = mkdtempSync(join("conformance", ".oauth-"))
  let app: ChildProcess | undefined
  try {
    const port = await freePort()
    const redirectUri = `http://localhost:${port}/callback`
    const made = await inkling.admin.createIntegration({
      name: "Boat Club",
      type: "public",
      redirectUris: [redirectUri],
    })
    writeFileSync(join(folder, "app.mjs"), example as string)
    const env = { INKLING_URL: inkling.url, PORT: `${port}` }
    const own = { CLIENT_ID: made.clientId, CLIENT_SECRET: made.clientSecret }
    app = spawn(process.execPath, [join(folder, "app.mjs")], { env: { ...process.env, ...env, ...own } })
    await once(app.stdout as NodeJS.ReadableStream, "data")

    const asked = await fetch(`http://localhost:${port}/`, { redirect: "manual" })
    const address = new URL(asked.headers.get("location") as string)
    const post = (path: string, body: object, headers: Record<string, string> = {}) =>
      fetch(`${inkling.url}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      })
    const { path } = await inkling.admin.createSigninLink()
    const signedIn = await post("/inkling/signin", { link: path.split("link=")[1] })
    const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] as string
    const { csrf_token } = (await signedIn.json()) as { csrf_token: string }
    const consent = await fetch(address, { redirect: "manual", headers: { cookie } })
    expect(consent.headers.get("location")).toBe(`/authorize${address.search}`)
    const decided = await post(
      `/inkling/oauth/decision${address.search}`,
      { allow: true, picked: [inkling.rootPageId] },
      { cookie, "x-csrf-token": csrf_token },
    )
    const { location } = (await decided.json()) as { location: string }
    expect(await (await fetch(location)).text()).toMatch(/^Bot [0-9a-f-]{36} sees 1 objects\.$/)
    const denied = await fetch(`${redirectUri}?error=access_denied&state=`)
    expect(await denied.text()).toBe("Not let in: access_denied")
  } finally {
    app?.kill()
    await inkling.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
