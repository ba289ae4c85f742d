import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { resultsOf, text, title } from "../../../test/wire.ts"

describe.each(dialects)("custom emojis on %s", (dialect) => {
  let server: TestServer
  const made: Json[] = []
  beforeAll(async () => {
    server = await startServer(dialect)
    for (const name of ["anchor", "boat", "crab"]) {
      const url = `https://example.com/${name}.png`
      const { id } = await server.inkling.admin.createCustomEmoji({ name, url })
      made.push({ id, name, url })
      server.advance(1)
    }
  })
  afterAll(() => server.close())

  const list = async (query = "") => (await server.send("GET", `/v1/custom_emojis${query}`)).body

  test("lists them oldest first, in pages", async () => {
    expect(await list()).toEqual({
      object: "list",
      type: "custom_emoji",
      results: made,
      has_more: false,
      next_cursor: null,
    })
    const first = await list("?page_size=2")
    expect(first).toMatchObject({ results: made.slice(0, 2), has_more: true, next_cursor: made[2]?.["id"] })
    const rest = await list(`?page_size=2&start_cursor=${first["next_cursor"]}`)
    expect(rest).toMatchObject({ results: made.slice(2), has_more: false, next_cursor: null })
  })

  test("finds one by its very name", async () => {
    expect(resultsOf(await list("?name=boat"))).toEqual([made[1]])
    expect(resultsOf(await list("?name=boa"))).toEqual([])
  })

  test("refuses a cursor that is none, and who may not read", async () => {
    expect(await server.send("GET", "/v1/custom_emojis?start_cursor=boat")).toMatchObject({ status: 400 })
    const { token } = await server.inkling.admin.createIntegration({
      name: "Writer",
      capabilities: ["insert_content"],
    })
    expect((await server.send("GET", "/v1/custom_emojis", { token })).status).toBe(403)
  })

  test("by its id alone one is an icon and a mention", async () => {
    const custom_emoji = { id: made[1]?.["id"] }
    const page = await server.send("POST", "/v1/pages", {
      body: {
        parent: { page_id: server.inkling.rootPageId },
        icon: { type: "custom_emoji", custom_emoji },
        properties: { title: { title: [{ mention: { custom_emoji } }, ...text(" sails")] } },
      },
    })
    expect(page.body["icon"]).toEqual({ type: "custom_emoji", custom_emoji: made[1] })
    const { title: words } = (page.body["properties"] as { title: { title: Json[] } }).title
    expect(words[0]).toMatchObject({
      mention: { type: "custom_emoji", custom_emoji: made[1] },
      plain_text: ":boat:",
    })
  })

  test("markdown names them on pages and in comments", async () => {
    const parent = { page_id: server.inkling.rootPageId }
    const page = await server.send("POST", "/v1/pages", {
      body: { parent, properties: title("Port"), markdown: "A :boat: and :no-such:" },
    })
    const children = await server.send("GET", `/v1/blocks/${page.body["id"]}/children`)
    const [block] = resultsOf(children.body) as { paragraph: { rich_text: Json[] } }[]
    expect(block?.paragraph.rich_text.map((item) => [item["type"], item["plain_text"]])).toEqual([
      ["text", "A "],
      ["mention", ":boat:"],
      ["text", " and :no-such:"],
    ])
    const comment = await server.send("POST", "/v1/comments", {
      body: { parent: { page_id: page.body["id"] }, markdown: ":crab:" },
    })
    expect(comment.body["rich_text"]).toMatchObject([{ mention: { custom_emoji: made[2] } }])
  })

  test("an operator cannot give a name twice, nor one that no text could say", async () => {
    const { admin } = server.inkling
    const url = "https://example.com/x.png"
    await expect(admin.createCustomEmoji({ name: "boat", url })).rejects.toThrow("already")
    await expect(admin.createCustomEmoji({ name: "a b", url })).rejects.toThrow("letters")
    await expect(admin.createCustomEmoji({ name: "x", url: "javascript:1" })).rejects.toThrow("web address")
    await expect(admin.deleteCustomEmoji("x")).rejects.toThrow("no custom emoji")
    await admin.deleteCustomEmoji("anchor")
    expect(resultsOf(await list())).toEqual(made.slice(1))
  })
})
