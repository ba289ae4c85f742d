import { type Dialect, dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeDatabase, makeRow } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

describe.each(dialects)("POST /inkling/v1/data_sources/{id}/options on %s", (dialect: Dialect) => {
  let server: TestServer
  let id: string
  let databaseId: string
  let row: Json
  beforeAll(async () => {
    server = await startServer(dialect)
    const made = await makeDatabase(server, "Tasks", {
      Kind: { select: { options: [{ name: "bug", color: "red" }, { name: "idea" }] } },
      Said: { formula: { expression: 'prop("Kind") + "!"' } },
      State: { status: {} },
      N: { number: {} },
    })
    id = made.dataSourceId
    databaseId = made.id
    row = await makeRow(server, id, "First", { Kind: { select: { name: "bug" } } })
  })
  afterAll(() => server.close())

  const edit = (body: Json, more = {}) =>
    server.send("POST", `/inkling/v1/data_sources/${id}/options`, { body, ...more })
  const optionsOf = async (name: string) => {
    const { body } = await server.send("GET", `/v1/data_sources/${id}`)
    const property = (body["properties"] as Record<string, Record<string, Json>>)[name] as Record<
      string,
      Json
    >
    return property[property["type"] as unknown as string]?.["options"] as { id: string; name: string }[]
  }

  it("renames and recolours for every row, filter and formula at once", async () => {
    const found = (equals: string) =>
      server.send("POST", `/v1/data_sources/${id}/query`, {
        body: { filter: { property: "Said", formula: { string: { equals } } } },
      })
    expect((await found("bug!")).body["results"]).toHaveLength(1)
    const [bug] = await optionsOf("Kind")
    const answer = await edit({ property: "Kind", options: [{ id: bug?.id, name: "fault", color: "pink" }] })
    expect(answer.status).toBe(200)
    expect(await optionsOf("Kind")).toMatchObject([
      { ...bug, name: "fault", color: "pink" },
      { name: "idea" },
    ])
    const { body } = await server.send("GET", `/v1/pages/${row["id"]}`)
    expect(body["properties"]).toMatchObject({
      Kind: { select: { id: bug?.id, name: "fault", color: "pink" } },
      Said: { formula: { string: "fault!" } },
    })
    expect((await found("bug!")).body["results"]).toHaveLength(0)
    expect((await found("fault!")).body["results"]).toHaveLength(1)
  })

  it("keeps the groups of a status", async () => {
    const [first] = await optionsOf("State")
    await edit({ property: "State", options: [{ id: first?.id, name: "Open" }] })
    const { body } = await server.send("GET", `/v1/data_sources/${id}`)
    expect(body["properties"]).toMatchObject({
      State: {
        status: {
          options: [{ id: first?.id, name: "Open" }, {}, {}],
          groups: [{ option_ids: [first?.id] }, {}, {}],
        },
      },
    })
  })

  it.each<[string, Json, string]>([
    ["a property that is not there", { property: "Nope", options: [{ id: "x" }] }, "Could not find property"],
    ["a property without options", { property: "N", options: [{ id: "x" }] }, "which has no options"],
    [
      "an option that is not there",
      { property: "Kind", options: [{ id: "x" }] },
      "Could not find select option",
    ],
    ["a colour that is none", { property: "Kind", options: [{ id: "x", color: "mauve" }] }, "color"],
    ["no options", { property: "Kind", options: [] }, "body.options"],
  ])("refuses %s", async (_, body, message) => {
    const answer = await edit(body)
    expect(answer.status).toBe(400)
    expect(answer.body["message"]).toContain(message)
  })

  it("is for those who see the data source and may update it", async () => {
    const [bug] = await optionsOf("Kind")
    const body = { property: "Kind", options: [{ id: bug?.id, color: "blue" }] }
    const reader = await server.inkling.admin.createIntegration({ name: "R", capabilities: ["read_content"] })
    expect((await edit(body, { token: reader.token })).status).toBe(403)
    const guest = await server.inkling.admin.createIntegration({ name: "Guest" })
    expect((await edit(body, { token: guest.token })).status).toBe(404)
    await server.inkling.admin.share(databaseId, guest.integration.id)
    expect((await edit(body, { token: guest.token })).status).toBe(200)
  })
})
