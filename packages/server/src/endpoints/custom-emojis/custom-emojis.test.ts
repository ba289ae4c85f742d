import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { resultsOf, title } from "../../../test/wire.ts"

describe.each(dialects)("custom emojis on %s", (dialect) => {
  let server: TestServer
  const emojis: Json[] = []
  beforeAll(async () => {
    server = await startServer(dialect)
    for (const name of ["boat", "wave", "gull"]) {
      const { id, url } = await server.inkling.admin.createCustomEmoji({
        name,
        url: `https://example.com/${name}.png`,
      })
      emojis.push({ id, name, url })
      server.advance(1)
    }
  })
  afterAll(() => server.close())

  test("are listed page by page, and found by name", async () => {
    const all = await server.send("GET", "/v1/custom_emojis")
    expect(all.body).toEqual({
      object: "list",
      type: "custom_emoji",
      results: emojis,
      has_more: false,
      next_cursor: null,
    })
    const first = await server.send("GET", "/v1/custom_emojis?page_size=2")
    expect(first.body).toMatchObject({ results: emojis.slice(0, 2), has_more: true })
    const rest = await server.send("GET", `/v1/custom_emojis?start_cursor=${first.body["next_cursor"]}`)
    expect(resultsOf(rest.body)).toEqual(emojis.slice(2))
    expect(resultsOf((await server.send("GET", "/v1/custom_emojis?name=wave")).body)).toEqual([emojis[1]])
    expect(resultsOf((await server.send("GET", "/v1/custom_emojis?name=wav")).body)).toEqual([])
    expect((await server.send("GET", "/v1/custom_emojis?start_cursor=x")).status).toBe(400)
  })

  test("stand in icons and mentions by id alone", async () => {
    const [emoji] = emojis as [Json]
    const custom = { type: "custom_emoji", custom_emoji: { id: emoji["id"] } }
    const mention = { type: "mention", mention: custom }
    const { body: page } = await server.send("POST", "/v1/pages", {
      body: {
        parent: { page_id: server.inkling.rootPageId },
        icon: custom,
        properties: { title: { title: [mention] } },
        children: [{ callout: { rich_text: [mention], icon: custom } }],
      },
    })
    const whole = { type: "custom_emoji", custom_emoji: emoji }
    expect(page["icon"]).toEqual(whole)
    const titled = (page["properties"] as { title: { title: Json[] } }).title.title
    expect(titled).toMatchObject([{ mention: whole, plain_text: ":boat:" }])
    expect((await server.send("GET", `/v1/pages/${page["id"]}`)).body).toEqual(page)
    const [callout] = resultsOf((await server.send("GET", `/v1/blocks/${page["id"]}/children`)).body)
    expect(callout?.["callout"]).toMatchObject({ icon: whole, rich_text: [{ mention: whole }] })
  })

  test("that the workspace does not have are refused, unless they bring all that is shown", async () => {
    const id = "00000000-0000-8000-8000-000000000001"
    const page = (custom_emoji: object) =>
      server.send("POST", "/v1/pages", {
        body: {
          parent: { page_id: server.inkling.rootPageId },
          icon: { type: "custom_emoji", custom_emoji },
          properties: title("Iconic"),
        },
      })
    expect(await page({ id })).toMatchObject({ status: 404, body: { code: "object_not_found" } })
    const brought = { id, name: "far", url: "https://example.com/far.png" }
    expect((await page(brought)).body["icon"]).toEqual({ type: "custom_emoji", custom_emoji: brought })
  })

  test("have names of their own and links", async () => {
    const { admin } = server.inkling
    const url = "https://example.com/x.png"
    await expect(admin.createCustomEmoji({ name: "boat", url })).rejects.toThrow("already")
    await expect(admin.createCustomEmoji({ name: " ", url })).rejects.toThrow("needs a name")
    await expect(admin.createCustomEmoji({ name: "x", url: "x" })).rejects.toThrow("needs the URL")
  })
})
