import { dialects } from "@inkling/store/testing"
import { describe, expect, test } from "vitest"
import { columnsOf, makeDatabase } from "../../../test/data-source-requests.ts"
import { startServer } from "../../../test/start-server.ts"

test.each(dialects)(
  "a schema change neither names nor changes a column the caller may not see, on %s",
  async (dialect) => {
    const server = await startServer(dialect)
    const secret = await makeDatabase(server, "Secret")
    const shown = await makeDatabase(server, "Shown", {
      To: { relation: { data_source_id: secret.dataSourceId, single_property: {} } },
    })
    const { integration, token } = await server.inkling.admin.createIntegration({ name: "Half" })
    await server.inkling.admin.share(shown.id, integration.id)
    const path = `/v1/data_sources/${shown.dataSourceId}`
    const before = await columnsOf(server, shown.dataSourceId)
    const hiddenId = (before["To"] as { id: string }).id
    const patch = (properties: object) => server.send("PATCH", path, { token, body: { properties } })

    for (const key of ["To", hiddenId]) {
      const removed = await patch({ [key]: null })
      expect(removed).toMatchObject({ status: 404, body: { code: "object_not_found" } })
      expect(removed.body["message"]).toContain(`property_item with ID: ${key}`)
      const never = await patch({ Never: null })
      expect(removed.body["message"]).toBe((never.body["message"] as string).replace("Never", key))
      expect((await patch({ [key]: { name: "Mine" } })).body["message"]).toBe(
        ((await patch({ Never: { name: "Mine" } })).body["message"] as string).replace("Never", key),
      )
    }
    expect((await patch({ Note: { rich_text: {} } })).status).toBe(200)
    expect((await columnsOf(server, shown.dataSourceId))["To"]).toEqual(before["To"])
    await server.close()
  },
)

describe("names", () => {
  test("of columns the caller may not see stay in use, so that no two columns share one", async () => {
    const server = await startServer("sqlite")
    const secret = await makeDatabase(server, "Secret")
    const shown = await makeDatabase(server, "Shown", {
      To: { relation: { data_source_id: secret.dataSourceId, single_property: {} } },
    })
    const { integration, token } = await server.inkling.admin.createIntegration({ name: "Half" })
    await server.inkling.admin.share(shown.id, integration.id)
    const body = { properties: { To: { rich_text: {} } } }
    const path = `/v1/data_sources/${shown.dataSourceId}`
    expect((await server.send("PATCH", path, { token, body })).status).toBe(200)
    const names = Object.keys(await columnsOf(server, shown.dataSourceId))
    expect(names.length).toBe(3)
    expect(names).toEqual(expect.arrayContaining(["To", "To 1"]))
    await server.close()
  })
})

test("formulas and rollups name no column of another data source that the caller may not see", async () => {
  const server = await startServer("sqlite")
  const secret = await makeDatabase(server, "Secret", { N: { number: {} } })
  const shown = await makeDatabase(server, "Shown", {
    To: { relation: { data_source_id: secret.dataSourceId, single_property: {} } },
  })
  const own = await makeDatabase(server, "Own", {
    Next: { relation: { data_source_id: shown.dataSourceId, single_property: {} } },
  })
  const { token } = await server.inkling.admin.createIntegration({ name: "Half" })
  for (const { id } of [shown, own]) await server.inkling.admin.share(id, "Half")
  const patch = (properties: object) =>
    server.send("PATCH", `/v1/data_sources/${own.dataSourceId}`, { token, body: { properties } })
  const formula = (name: string) => ({
    F: { formula: { expression: `prop("Next").map(current.prop("${name}").length())` } },
  })
  const rollup = (name: string) => ({
    R: { rollup: { relation_property_name: "Next", rollup_property_name: name, function: "count" } },
  })
  for (const make of [formula, rollup]) {
    const hidden = await patch(make("To"))
    const unknown = await patch(make("Never"))
    expect(hidden.status).toBe(unknown.status)
    expect(hidden.body["message"]).toBe((unknown.body["message"] as string).replaceAll("Never", "To"))
  }
  expect((await patch(rollup("Name"))).status).toBe(200)
  await server.close()
})
