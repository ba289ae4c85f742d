import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { paragraph, texts } from "../../../test/block-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

describe.each(dialects)("blocks at older versions on %s", (dialect: Dialect) => {
  let server: TestServer
  let path: string

  beforeEach(async () => {
    server = await startServer(dialect)
    path = `/v1/blocks/${server.inkling.rootPageId}/children`
  })
  afterEach(() => server.close())

  const append = (body: Json, version: string) => server.send("PATCH", path, { body, version })
  const ids = (answer: { body: Json }) => (answer.body["results"] as Json[]).map(({ id }) => id as string)

  it.each(["2022-06-28", "2025-09-03"])("takes `after` and ends with `archived` at %s", async (version) => {
    const [first] = ids(await append({ children: [paragraph("a"), paragraph("c")] }, version))
    const answer = await append({ children: [paragraph("b")], after: first }, version)
    expect(texts(answer.body["results"] as Json[])).toEqual(["b", "c"])
    expect(Object.entries((answer.body["results"] as Json[])[0] as Json).at(-1)).toEqual(["archived", false])
    const gone = await server.send("PATCH", `/v1/blocks/${first}`, { body: { archived: true }, version })
    expect(gone.body).toMatchObject({ in_trash: true, archived: true })
  })

  it("speaks of `text` before 2022-02-22, in requests and answers", async () => {
    const child = { type: "toggle", toggle: { text: [{ text: { content: "a" } }], children: [] } }
    const answer = await append({ children: [child] }, "2021-08-16")
    const [block] = answer.body["results"] as Json[]
    expect(block?.["toggle"]).toMatchObject({ text: [{ plain_text: "a" }] })
    expect(block?.["toggle"]).not.toHaveProperty("rich_text")
    const body = { toggle: { text: [{ text: { content: "b" } }] } }
    const updated = await server.send("PATCH", `/v1/blocks/${block?.["id"]}`, { body, version: "2021-08-16" })
    expect(updated.body["toggle"]).toMatchObject({ text: [{ plain_text: "b" }] })
    const newest = await server.send("GET", `/v1/blocks/${block?.["id"]}`)
    expect(newest.body["toggle"]).toMatchObject({ rich_text: [{ plain_text: "b" }] })
  })

  it("answers the parent block to an append before 2021-08-16", async () => {
    const child = { type: "paragraph", paragraph: { text: [{ text: { content: "a" } }] } }
    const answer = await append({ children: [child] }, "2021-05-13")
    expect(answer.body).toMatchObject({
      object: "block",
      id: server.inkling.rootPageId,
      type: "child_page",
      has_children: true,
    })
  })
})
