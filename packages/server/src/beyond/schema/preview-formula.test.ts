import { type Dialect, dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeDatabase, makeRow } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

describe.each(dialects)("POST /inkling/v1/data_sources/{id}/formula_preview on %s", (dialect: Dialect) => {
  let server: TestServer
  let id: string
  let databaseId: string
  let row: Json
  beforeAll(async () => {
    server = await startServer(dialect)
    const parts = await makeDatabase(server, "Parts", { Price: { number: {} } })
    const made = await makeDatabase(server, "Orders", {
      N: { number: {} },
      Parts: { relation: { data_source_id: parts.dataSourceId, single_property: {} } },
      Twice: { formula: { expression: 'prop("N") * 2' } },
    })
    id = made.dataSourceId
    databaseId = made.id
    const part = await makeRow(server, parts.dataSourceId, "Bolt", { Price: { number: 7 } })
    row = await makeRow(server, id, "First", { N: { number: 3 }, Parts: { relation: [{ id: part["id"] }] } })
  })
  afterAll(() => server.close())

  const preview = (body: Json, token?: string) =>
    server.send("POST", `/inkling/v1/data_sources/${id}/formula_preview`, { body, ...(token && { token }) })

  it("gives the value that the stored formula would have", async () => {
    for (const expression of [
      'prop("Twice") + 1',
      '"x" + prop("Name")',
      'prop("N") > 2',
      'prop("Parts").map(current.prop("Price")).sum()',
      'prop("Name").repeat(2)',
    ]) {
      const answer = await preview({ expression, page_id: row["id"] })
      expect(answer.body).toMatchObject({ object: "formula_preview", problem: null })
      await server.send("PATCH", `/v1/data_sources/${id}`, {
        body: { properties: { Stored: { formula: { expression } } } },
      })
      const page = (await server.send("GET", `/v1/pages/${row["id"]}`)).body
      expect(answer.body["formula"]).toEqual(
        (page["properties"] as Record<string, Json>)["Stored"]?.["formula"],
      )
      await server.send("PATCH", `/v1/data_sources/${id}`, { body: { properties: { Stored: null } } })
    }
  })

  it("tells the type without a row, and stores nothing", async () => {
    const before = (await server.send("GET", `/v1/data_sources/${id}`)).body
    expect((await preview({ expression: "1 < 2" })).body).toEqual({
      object: "formula_preview",
      problem: null,
      type: "boolean",
      formula: null,
    })
    expect((await server.send("GET", `/v1/data_sources/${id}`)).body).toEqual(before)
  })

  it.each([
    ['prop("N") +', 11],
    ["nope(1)", 0],
    ['prop("Nope")', 0],
    ['prop("Parts").map(current.prop("Nope"))', 26],
  ])("says what is wrong with %s, and where", async (expression, position) => {
    const { body } = await preview({ expression, page_id: row["id"] })
    expect(body).toMatchObject({ type: null, formula: null })
    const problem = body["problem"] as { message: string; position: number }
    expect(problem.message).toContain(`at position ${problem.position + 1}.`)
    expect(problem.position).toBe(position)
  })

  it("forgets a formula of equal text in another data source", async () => {
    const other = await makeDatabase(server, "Others", { N: { rich_text: {} } })
    const expression = 'prop("N") + 1'
    expect((await preview({ expression, page_id: row["id"] })).body["type"]).toBe("number")
    const { body } = await server.send(
      "POST",
      `/inkling/v1/data_sources/${other.dataSourceId}/formula_preview`,
      {
        body: { expression },
      },
    )
    expect(body["type"]).toBe("string")
  })

  it("refuses a page of another place, an unknown key, and who does not see the data source", async () => {
    const elsewhere = server.inkling.rootPageId
    expect((await preview({ expression: "1", page_id: elsewhere })).body["message"]).toContain("is not a row")
    expect((await preview({ expression: "1", page: "x" })).status).toBe(400)
    const guest = await server.inkling.admin.createIntegration({ name: "Guest" })
    expect((await preview({ expression: "1" }, guest.token)).status).toBe(404)
    await server.inkling.admin.share(databaseId, guest.integration.id)
    // A column that leads where the guest may not look is no property to it.
    const hidden = await preview({ expression: 'prop("Parts")' }, guest.token)
    expect(hidden.body["problem"]).not.toBeNull()
  })
})
