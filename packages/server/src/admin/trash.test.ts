import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startServer, type TestServer } from "../../test/start-server.ts"

describe.each(dialects)("the trash on %s", (dialect) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(dialect, { port: 0 })
  })
  afterAll(() => server.close())

  const makePage = async (parent: string, title: string) => {
    const properties = { title: { title: [{ text: { content: title } }] } }
    const made = await server.send("POST", "/v1/pages", { body: { parent: { page_id: parent }, properties } })
    return made.body["id"] as string
  }
  const trash = (id: string, inTrash: boolean) =>
    server.send("PATCH", `/v1/pages/${id}`, { body: { in_trash: inTrash } })

  test("names what was moved there, not what came with it, until it is taken out", async () => {
    const { admin, rootPageId } = server.inkling
    expect(await admin.listTrash()).toEqual([])
    const outer = await makePage(rootPageId, "Outer")
    await makePage(outer, "Inner")
    const other = await makePage(rootPageId, "Other")
    await trash(outer, true)
    await trash(other, true)
    const titles = (await admin.listTrash()).map(({ title }) => title)
    expect(titles.sort()).toEqual(["Other", "Outer"])
    await trash(other, false)
    expect(await admin.listTrash()).toMatchObject([{ id: outer, kind: "page", title: "Outer" }])
  })

  test("shows a reader only what it sees", async () => {
    expect(await server.inkling.admin.listTrash(new Set())).toEqual([])
  })

  test("is closed to whoever is not signed in", async () => {
    const answer = await fetch(`${server.inkling.url}/inkling/admin/v1/trash`)
    expect(answer.status).toBe(401)
  })
})
