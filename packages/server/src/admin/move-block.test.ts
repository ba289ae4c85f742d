import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startServer, type TestServer } from "../../test/start-server.ts"

describe.each(dialects)("moving a block on %s", (dialect) => {
  let server: TestServer
  let page: string
  let ids: string[]
  beforeAll(async () => {
    server = await startServer(dialect, { port: 0 })
    const children = ["a", "b", "c"].map((content) => ({ paragraph: { rich_text: [{ text: { content } }] } }))
    const made = await server.send("POST", "/v1/pages", {
      body: { parent: { page_id: server.inkling.rootPageId }, properties: {}, children },
    })
    page = made.body["id"] as string
    ids = (await list()).map(({ id }) => id)
  })
  afterAll(() => server.close())

  type Paragraph = { id: string; paragraph: { rich_text: { plain_text: string }[] } }
  const list = async () => {
    const answer = await server.send("GET", `/v1/blocks/${page}/children`)
    return answer.body["results"] as Paragraph[]
  }
  const texts = async () => (await list()).map((one) => one.paragraph.rich_text[0]?.plain_text).join("")
  const move = (from: number, after: number | null) =>
    server.inkling.admin.moveBlock({
      block: ids[from] as string,
      after: after === null ? null : (ids[after] as string),
    })

  test("puts it behind a sibling, first, or last, and keeps its id", async () => {
    await move(2, null)
    expect(await texts()).toBe("cab")
    await move(2, 0)
    expect(await texts()).toBe("acb")
    await move(0, 1)
    expect(await texts()).toBe("cba")
    expect((await list()).map(({ id }) => id).sort()).toEqual([...ids].sort())
    await move(0, 0)
    expect(await texts()).toBe("cba")
  })

  test("keeps the order through many moves into one place", async () => {
    for (let step = 0; step < 60; step++) await move(step % 2 === 0 ? 0 : 1, 2)
    expect(await texts()).toBe("cba")
  })

  test("refuses what is not there, not beside it, or not to be seen", async () => {
    const { admin, rootPageId } = server.inkling
    const [block] = ids as [string]
    const nowhere = "00000000-0000-4000-8000-000000000000"
    await expect(admin.moveBlock({ block: nowhere, after: null })).rejects.toThrow("There is no block")
    await expect(admin.moveBlock({ block, after: rootPageId })).rejects.toThrow("does not stand beside")
    await expect(admin.moveBlock({ block, after: null }, { seen: new Set() })).rejects.toThrow("no block")
    await server.send("PATCH", `/v1/pages/${page}`, { body: { in_trash: true } })
    await expect(admin.moveBlock({ block, after: null })).rejects.toThrow("in trash")
  })

  test("is closed to whoever is not signed in", async () => {
    const url = `${server.inkling.url}/inkling/admin/v1/blocks/move`
    expect((await fetch(url, { method: "POST", body: "{}" })).status).toBe(401)
  })
})
