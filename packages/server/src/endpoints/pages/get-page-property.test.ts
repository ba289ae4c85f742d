import { type Dialect, dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { makeDatabase, makeRow, readPage } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { resultsOf, text } from "../../../test/wire.ts"

describe.each(dialects)("GET /v1/pages/{page_id}/properties/{property_id} on %s", (dialect: Dialect) => {
  let server: TestServer
  let page: Json
  let targets: Json[]
  let targetsId: string
  let user: string
  beforeAll(async () => {
    server = await startServer(dialect)
    user = (await server.inkling.admin.createPerson({ name: "Ada", email: "ada@example.com" })).id
    const made = await makeDatabase(server, "Targets")
    targetsId = made.id
    targets = []
    for (let n = 0; n < 30; n++) targets.push(await makeRow(server, made.dataSourceId, `Target ${n}`))
    const source = await makeDatabase(server, "Source", {
      "Cost, all in": { number: {} },
      Words: { rich_text: {} },
      Who: { people: {} },
      To: { relation: { data_source_id: made.dataSourceId, single_property: {} } },
      Sum: { rollup: { relation_property_name: "To", rollup_property_name: "Name", function: "count" } },
      State: { select: { options: [{ name: "Open", color: "red" }] } },
      Maker: { created_by: {} },
    })
    page = await makeRow(server, source.dataSourceId, "Row", {
      "Cost, all in": { number: 2 },
      Words: { rich_text: ["one ", "two ", "three"].flatMap(text).map(alternating) },
      Who: { people: [{ id: user }] },
      To: { relation: targets.map(({ id }) => ({ id })) },
      State: { select: { name: "Open" } },
    })
  })
  afterAll(() => server.close())

  const idOf = (name: string) => (page["properties"] as Record<string, { id: string }>)[name]?.id as string
  const get = (property: string, query = "", more = {}) =>
    server.send("GET", `/v1/pages/${page["id"]}/properties/${property}${query}`, more)

  test("gives a single value by itself", async () => {
    const { body } = await get(idOf("Cost, all in"))
    expect(JSON.stringify(body)).toBe(
      JSON.stringify({ object: "property_item", type: "number", id: idOf("Cost, all in"), number: 2 }),
    )
    expect((await get(idOf("State"))).body["select"]).toMatchObject({ name: "Open", color: "red" })
    const bot = (await server.send("GET", "/v1/users/me")).body["id"]
    expect((await get(idOf("Maker"))).body["created_by"]).toMatchObject({ id: bot, type: "bot", bot: {} })
  })

  test("takes the id encoded, raw or encoded twice, and the name", async () => {
    const encoded = idOf("Cost, all in")
    const raw = encodeURIComponent(decodeURIComponent(encoded))
    for (const name of [encoded, raw, encodeURIComponent(encoded), encodeURIComponent("Cost, all in")])
      expect((await get(name)).body).toMatchObject({ id: encoded, number: 2 })
  })

  test("lists text, people and relations one by one", async () => {
    const { body } = await get(idOf("Words"))
    expect(Object.keys(body)).toEqual([
      "object",
      "results",
      "next_cursor",
      "has_more",
      "type",
      "property_item",
    ])
    expect(body["property_item"]).toEqual({
      id: idOf("Words"),
      next_url: null,
      type: "rich_text",
      rich_text: {},
    })
    expect(resultsOf(body)).toHaveLength(3)
    expect(resultsOf(body)[1]).toMatchObject({
      object: "property_item",
      type: "rich_text",
      id: idOf("Words"),
      rich_text: { plain_text: "two " },
    })
    expect(resultsOf((await get("title")).body)).toMatchObject([{ title: { plain_text: "Row" } }])
    expect(resultsOf((await get(idOf("Who"))).body)).toMatchObject([{ people: { id: user, name: "Ada" } }])
    const related = await get(idOf("To"))
    expect(related.body).toMatchObject({ has_more: false, next_cursor: null })
    expect(resultsOf(related.body).map((item) => item["relation"])).toEqual(targets.map(({ id }) => ({ id })))
  })

  test("pages, with a link that repeats the path as it was sent", async () => {
    const hex = (page["id"] as string).replaceAll("-", "")
    const path = `/v1/pages/${hex}/properties/${idOf("To")}`
    const seen: unknown[] = []
    let link: string | null = `${path}?page_size=12`
    while (link !== null) {
      const { body }: { body: Json } = await server.send("GET", link)
      seen.push(...resultsOf(body).map((item) => (item["relation"] as Json)["id"]))
      const next = (body["property_item"] as Json)["next_url"] as string | null
      const cursor = body["next_cursor"] as string | null
      expect(body["has_more"]).toBe(cursor !== null)
      if (next === null) expect(cursor).toBeNull()
      else expect(next).toBe(`http://localhost${path}?start_cursor=${cursor}&page_size=12`)
      link = next === null ? null : next.slice("http://localhost".length)
    }
    expect(seen).toEqual(targets.map(({ id }) => id))
  })

  test("goes on behind the last element when others come and go", async () => {
    const other = await makeRow(
      server,
      (page["parent"] as Record<string, string>)["data_source_id"] as string,
      "Other",
      { To: { relation: targets.slice(0, 4).map(({ id }) => ({ id })) } },
    )
    const path = `/v1/pages/${other["id"]}/properties/${idOf("To")}?page_size=2`
    const first = (await server.send("GET", path)).body
    const relate = (...at: number[]) => {
      const relation = at.map((n) => ({ id: targets[n]?.["id"] }))
      return server.send("PATCH", `/v1/pages/${other["id"]}`, { body: { properties: { To: { relation } } } })
    }
    const rest = async () => {
      const { body } = await server.send("GET", `${path}&start_cursor=${first["next_cursor"]}`)
      return resultsOf(body).map((item) =>
        targets.findIndex(({ id }) => id === (item["relation"] as Json)["id"]),
      )
    }
    expect(await rest()).toEqual([2, 3])
    await relate(9, 0, 1, 2, 3)
    expect(await rest()).toEqual([2, 3])
    await relate(1, 2, 3)
    expect(await rest()).toEqual([2, 3])
    await relate(0, 2, 3)
    expect(await rest()).toEqual([2, 3])
  })

  test("a rollup is a list with its result beside it", async () => {
    const { body } = await get(idOf("Sum"))
    expect(body["property_item"]).toMatchObject({ id: idOf("Sum"), type: "rollup", next_url: null })
  })

  test("shows a relation only to who may see where it leads", async () => {
    const { integration, token } = await server.inkling.admin.createIntegration({ name: "Guest" })
    expect((await get("title", "", { token })).status).toBe(404)
    await server.inkling.admin.share(page["id"] as string, integration.id)
    expect((await get("title", "", { token })).status).toBe(200)
    const to = idOf("To")
    expect((await get(to, "", { token })).body["message"]).toBe(
      `${decodeURIComponent(to)} is not a property that exists.`,
    )
    await server.inkling.admin.share(targetsId, integration.id)
    expect(resultsOf((await get(to, "", { token })).body)).toHaveLength(30)
  })

  test("a page outside data sources has its title", async () => {
    const { body } = await server.send("GET", `/v1/pages/${server.inkling.rootPageId}/properties/title`)
    expect(resultsOf(body)).toMatchObject([{ type: "title", id: "title", title: { plain_text: "Home" } }])
  })

  test("had raw ids and a plain list before 2022-02-22", async () => {
    const old = { version: "2021-08-16" }
    const { body } = await get(idOf("Words"), "", old)
    expect(Object.keys(body)).toEqual(["object", "results", "next_cursor", "has_more"])
    const raw = decodeURIComponent(idOf("Cost, all in"))
    expect((await get(idOf("Cost, all in"), "", old)).body["id"]).toBe(raw)
  })

  test("refuses unknown properties, pages and cursors", async () => {
    expect(await get("nope")).toMatchObject({
      status: 400,
      body: { code: "validation_error", message: "nope is not a property that exists." },
    })
    const unknown = "10000000-0000-4000-8000-000000000000"
    expect((await server.send("GET", `/v1/pages/${unknown}/properties/title`)).status).toBe(404)
    const cursor = (await get(idOf("To"), "?page_size=1")).body["next_cursor"]
    for (const start_cursor of [cursor, "PLuaRX"]) {
      const answer = await get(idOf("Words"), `?start_cursor=${start_cursor}`)
      expect(answer.status).toBe(400)
      expect(answer.body["message"]).toBe(`The start_cursor provided is invalid: ${start_cursor}`)
    }
  })

  test("needs the right to read", async () => {
    const { integration, token } = await server.inkling.admin.createIntegration({
      name: "Writer",
      capabilities: ["update_content"],
    })
    await server.inkling.admin.share(page["id"] as string, integration.id)
    expect((await get("title", "", { token })).status).toBe(403)
  })

  test("leaves related pages in trash out, as the page does", async () => {
    const trashed = targets[0]?.["id"]
    await server.send("PATCH", `/v1/pages/${trashed}`, { body: { in_trash: true } })
    expect(resultsOf((await get(idOf("To"))).body)).toHaveLength(29)
    const shown = (await readPage(server, page["id"]))["properties"] as Record<string, Json>
    expect(shown["To"]?.["relation"]).toHaveLength(25)
    await server.send("PATCH", `/v1/pages/${trashed}`, { body: { in_trash: false } })
  })
})

/** Equal looks would be merged into one text. */
function alternating(item: object, index: number): object {
  return { ...item, annotations: { bold: index % 2 === 0 } }
}
