import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startServer, type TestServer } from "../../test/start-server.ts"

describe.each(dialects)("the tree that a member sees on %s", (dialect) => {
  let server: TestServer
  let cookie: string
  beforeAll(async () => {
    server = await startServer(dialect, { port: 0 })
    const { admin, url } = server.inkling
    const { person } = await admin.invite({ name: "Mia", email: "mia@example.com", role: "member" })
    const { path } = await admin.createSigninLink(person.id)
    const answer = await fetch(`${url}/inkling/signin`, {
      method: "POST",
      headers: { origin: url, "content-type": "application/json" },
      body: JSON.stringify({ link: new URL(path, url).searchParams.get("link") }),
    })
    cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] as string
    await admin.unshare(server.inkling.rootPageId, person.id)
    memberId = person.id
  })
  afterAll(() => server.close())
  let memberId: string

  const read = async (path: string) => {
    const answer = await fetch(`${server.inkling.url}/inkling/admin/v1${path}`, { headers: { cookie } })
    return { status: answer.status, body: await answer.json() }
  }

  test("holds what is shared with it, and answers for the rest as if it were not there", async () => {
    const { rootPageId, admin } = server.inkling
    const nowhere = "00000000-0000-4000-8000-000000000000"
    const told = async (id: string) =>
      JSON.stringify([await read(`/outline?under=${id}`), await read(`/outline/path?of=${id}`)]).replaceAll(
        id,
        "…",
      )
    expect((await read("/outline")).body).toEqual([])
    expect(await told(rootPageId)).toBe(await told(nowhere))
    await admin.share(rootPageId, memberId)
    expect((await read("/outline")).body).toMatchObject([{ id: rootPageId }])
    expect((await read(`/outline/path?of=${rootPageId}`)).body).toMatchObject([{ id: rootPageId }])
    expect((await read(`/outline?under=${rootPageId}`)).status).toBe(200)
  })

  test("is all of the operator's API that a member has", async () => {
    for (const path of ["/integrations", "/tokens", `/grants?objectId=${server.inkling.rootPageId}`])
      expect((await read(path)).status).toBe(403)
  })
})
