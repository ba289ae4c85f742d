import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { listChildren, paragraph } from "../../../test/block-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

describe.each(dialects)("GET /inkling/v1/pages/{page_id}/tree on %s", (dialect: Dialect) => {
  let server: TestServer
  let page: string

  beforeEach(async () => {
    server = await startServer(dialect)
    const properties = { title: [{ text: { content: "Tree" } }] }
    const body = { parent: { page_id: server.inkling.rootPageId }, properties }
    page = (await server.send("POST", "/v1/pages", { body })).body["id"] as string
  })
  afterEach(() => server.close())

  const tree = (query = "", more: Parameters<TestServer["send"]>[2] = {}) =>
    server.send("GET", `/inkling/v1/pages/${page}/tree${query}`, more)
  const toggle = (content: string, ...children: Json[]): Json => ({
    toggle: { rich_text: [{ text: { content } }], ...(children.length > 0 && { children }) },
  })
  const append = async (to: string, ...children: Json[]): Promise<Json[]> => {
    const answer = await server.send("PATCH", `/v1/blocks/${to}/children`, { body: { children } })
    expect(answer.status).toBe(200)
    return answer.body["results"] as Json[]
  }
  /** The same by one request a list. */
  async function walk(id: string): Promise<Json[]> {
    const nested: Json[] = []
    for (const block of await listChildren(server, id)) {
      const isLeaf = block["type"] === "child_page" || block["has_children"] === false
      nested.push({ ...block, children: isLeaf ? [] : await walk(block["id"] as string) })
    }
    return nested
  }
  /** Texts, children in brackets. */
  const outline = (blocks: Json[]): string =>
    blocks
      .map((block) => {
        const payload = block[block["type"] as string] as { rich_text?: Json[] }
        const text = payload.rich_text?.[0]?.["plain_text"] ?? "?"
        const inner = outline(block["children"] as Json[])
        return inner ? `${text}(${inner})` : text
      })
      .join(" ")

  it("is what walking the lists finds", async () => {
    await append(page, toggle("a", paragraph("b"), toggle("c", paragraph("d"))), paragraph("e"))
    const properties = { title: [{ text: { content: "Inside" } }] }
    const inside = await server.send("POST", "/v1/pages", { body: { parent: { page_id: page }, properties } })
    await append(inside.body["id"] as string, paragraph("not entered"))
    const answer = await tree()
    expect(answer.body).toMatchObject({
      object: "page_tree",
      page_id: page,
      unknown_block_ids: [],
      has_more: false,
      next_cursor: null,
    })
    expect(answer.body["results"]).toEqual(await walk(page))
    expect(outline(answer.body["results"] as Json[])).toBe("a(b c(d)) e ?")
  })

  it("goes on where it was cut, below the blocks above it", async () => {
    await append(
      page,
      toggle("a", paragraph("b"), toggle("c", paragraph("d"), paragraph("e"))),
      paragraph("f"),
    )
    const seen: string[] = []
    const cut: number[] = []
    let query = "?page_size=2"
    for (;;) {
      const { body } = await tree(query)
      seen.push(outline(body["results"] as Json[]))
      cut.push((body["unknown_block_ids"] as string[]).length)
      if (body["has_more"] === false) break
      query = `?page_size=2&start_cursor=${body["next_cursor"]}`
    }
    expect(seen).toEqual(["a(b)", "a(c(d))", "a(c(e)) f"])
    expect(cut).toEqual([1, 2, 2])
  })

  it("leaves out trash and what lies under it", async () => {
    const [a] = await append(page, toggle("a", paragraph("b")), paragraph("c"))
    await server.send("DELETE", `/v1/blocks/${a?.["id"]}`)
    expect(outline((await tree()).body["results"] as Json[])).toBe("c")
    expect((await tree(`?start_cursor=${a?.["id"]}`)).status).toBe(400)
  })

  it("names a synced copy as unknown to who sees its original, and shows others nothing of it", async () => {
    const source = { synced_block: { synced_from: null, children: [paragraph("secret")] } }
    const [original] = await append(server.inkling.rootPageId, source)
    const [copy] = await append(page, { synced_block: { synced_from: { block_id: original?.["id"] } } })
    expect((await tree()).body["unknown_block_ids"]).toEqual([copy?.["id"]])
    const guest = await server.inkling.admin.createIntegration({ name: "Guest" })
    await server.inkling.admin.share(page, guest.integration.id)
    const theirs = await tree("", { token: guest.token })
    expect(theirs.body).toMatchObject({ unknown_block_ids: [], results: [{ has_children: false }] })
    expect(JSON.stringify(theirs.body)).not.toContain("secret")
  })

  it("has the blocks of the version that is asked for", async () => {
    await append(page, toggle("a", paragraph("b")))
    const { body } = await tree("", { version: "2022-06-28" })
    expect(body["results"]).toMatchObject([{ archived: false, children: [{ archived: false }] }])
  })

  it.each([
    ["a size of nothing", "?page_size=0", "query.page_size"],
    ["a size above a thousand", "?page_size=1001", "query.page_size"],
    ["a cursor that is none", "?start_cursor=x", "The start_cursor provided is invalid: x"],
    ["what it does not know", "?depth=3", "query.depth should be not present"],
  ])("refuses %s", async (_, query, message) => {
    const answer = await tree(query)
    expect(answer.status).toBe(400)
    expect(answer.body["message"]).toContain(message)
  })

  it("is for those who see the page and may read", async () => {
    const guest = await server.inkling.admin.createIntegration({ name: "Guest" })
    const hidden = await tree("", { token: guest.token })
    const alone = await server.send("GET", `/v1/pages/${page}`, { token: guest.token })
    expect(hidden).toMatchObject({ status: 404, body: alone.body })
    const blind = await server.inkling.admin.createIntegration({
      name: "Blind",
      capabilities: ["insert_content"],
    })
    await server.inkling.admin.share(page, blind.integration.id)
    expect((await tree("", { token: blind.token })).status).toBe(403)
    expect((await tree("", { token: null })).status).toBe(401)
  })
})
