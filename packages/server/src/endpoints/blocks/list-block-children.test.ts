import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { paragraph, texts } from "../../../test/block-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

describe.each(dialects)("GET /v1/blocks/{block_id}/children on %s", (dialect: Dialect) => {
  let server: TestServer
  let page: string
  let ids: string[]

  beforeEach(async () => {
    server = await startServer(dialect)
    page = server.inkling.rootPageId
    const children = ["a", "b", "c", "d", "e"].map(paragraph)
    const added = await server.send("PATCH", `/v1/blocks/${page}/children`, { body: { children } })
    ids = (added.body["results"] as Json[]).map(({ id }) => id as string)
  })
  afterEach(() => server.close())

  const list = (query = "", id = page) => server.send("GET", `/v1/blocks/${id}/children${query}`)

  it("pages through all, the cursor being the next block's id", async () => {
    const first = await list("?page_size=2")
    expect(first.body).toMatchObject({ has_more: true, next_cursor: ids[2] })
    expect(texts(first.body["results"] as Json[])).toEqual(["a", "b"])
    const second = await list(`?page_size=2&start_cursor=${ids[2]?.replaceAll("-", "")}`)
    expect(second.body).toMatchObject({ has_more: true, next_cursor: ids[4] })
    expect(texts(second.body["results"] as Json[])).toEqual(["c", "d"])
    const third = await list(`?page_size=2&start_cursor=${ids[4]}`)
    expect(third.body).toMatchObject({ has_more: false, next_cursor: null })
    expect(texts(third.body["results"] as Json[])).toEqual(["e"])
  })

  it("goes on where it stopped when the block at the cursor went to trash", async () => {
    await server.send("DELETE", `/v1/blocks/${ids[2]}`)
    const answer = await list(`?page_size=1&start_cursor=${ids[2]}`)
    expect(texts(answer.body["results"] as Json[])).toEqual(["d"])
  })

  async function addPage(title: string): Promise<string> {
    const properties = { title: [{ text: { content: title } }] }
    const created = await server.send("POST", "/v1/pages", {
      body: { parent: { page_id: page }, properties },
    })
    return created.body["id"] as string
  }

  async function append(to: string, child: Json): Promise<Json[]> {
    const answer = await server.send("PATCH", `/v1/blocks/${to}/children`, { body: { children: [child] } })
    return answer.body["results"] as Json[]
  }

  it("leaves out trash and lists child pages by their titles", async () => {
    const created = await addPage("Inside")
    await server.send("DELETE", `/v1/blocks/${ids[0]}`)
    const results = (await list()).body["results"] as Json[]
    expect(results.map(({ type }) => type)).toEqual([...Array(4).fill("paragraph"), "child_page"])
    expect(results.at(-1)).toMatchObject({
      id: created,
      parent: { type: "page_id", page_id: page },
      has_children: false,
      child_page: { title: "Inside" },
    })
    await server.send("PATCH", `/v1/pages/${created}`, { body: { in_trash: true } })
    expect((await list()).body["results"]).toHaveLength(4)
  })

  it.each([
    ["nothing", 404, (id: string) => `/v1/blocks/${id}/children`, "Could not find block with ID"],
    [
      "a bad id",
      400,
      () => "/v1/blocks/AAA/children",
      'path.block_id should be a valid uuid, instead was `"AAA"`.',
    ],
    [
      "a cursor of another list",
      400,
      (id: string) => `/v1/blocks/PAGE/children?start_cursor=${id}`,
      "The start_cursor provided is invalid",
    ],
    [
      "a cursor that is none",
      400,
      () => "/v1/blocks/PAGE/children?start_cursor=x",
      "The start_cursor provided is invalid: x",
    ],
  ])("refuses to list %s", async (_, status, path, message) => {
    const unknown = "10000000-0000-4000-8000-000000000000"
    const answer = await server.send("GET", path(unknown).replace("PAGE", page))
    expect(answer.status).toBe(status)
    expect(answer.body["message"]).toContain(message)
  })

  it("shows nothing of an original on a page the caller may not see", async () => {
    const { integration, token } = await server.inkling.admin.createIntegration({ name: "Guest" })
    const shared = await addPage("Shared")
    await server.inkling.admin.share(shared, integration.id)
    const source = { synced_block: { synced_from: null, children: [paragraph("secret")] } }
    const [original] = await append(page, source)
    const [copy] = await append(shared, { synced_block: { synced_from: { block_id: original?.["id"] } } })
    const id = copy?.["id"] as string
    expect((await list("", id)).body["results"]).toHaveLength(1)
    const block = await server.send("GET", `/v1/blocks/${id}`, { token })
    expect(block.body).toMatchObject({ type: "synced_block", has_children: false })
    const children = await server.send("GET", `/v1/blocks/${id}/children`, { token })
    expect(children.body["results"]).toEqual([])
  })

  it("needs the right to read", async () => {
    const { integration, token } = await server.inkling.admin.createIntegration({
      name: "Writer",
      capabilities: ["insert_content"],
    })
    await server.inkling.admin.share(page, integration.id)
    expect((await server.send("GET", `/v1/blocks/${page}/children`, { token })).status).toBe(403)
  })
})
