import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import {
  columnsOf,
  makeDatabase,
  makeRow,
  patchColumns,
  readPage,
  valueIn,
} from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

describe.each(dialects)("relations on %s", (dialect) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(dialect)
  })
  afterAll(() => server.close())

  const dual = (id: string) => ({
    relation: { data_source_id: id, type: "dual_property", dual_property: {} },
  })
  const single = (id: string) => ({
    relation: { data_source_id: id, type: "single_property", single_property: {} },
  })
  const pair = async () => {
    const items = await makeDatabase(server, "Items", { Price: { number: {} } })
    const people = await makeDatabase(server, "People", { Bought: dual(items.dataSourceId) })
    return { items, people }
  }
  const relate = (page: unknown, name: string, ...ids: unknown[]) =>
    server.send("PATCH", `/v1/pages/${page}`, {
      body: { properties: { [name]: { relation: ids.map((id) => ({ id })) } } },
    })

  test("two-way put a twin into the target that names its data source and itself", async () => {
    const { items, people } = await pair()
    const own = (await columnsOf(server, people.dataSourceId))["Bought"] as Json
    const twin = (await columnsOf(server, items.dataSourceId))["Related to People (Bought)"] as Json
    expect(own["relation"]).toEqual({
      database_id: items.id,
      data_source_id: items.dataSourceId,
      type: "dual_property",
      dual_property: { synced_property_name: "Related to People (Bought)", synced_property_id: twin["id"] },
    })
    expect(twin["relation"]).toEqual({
      database_id: people.id,
      data_source_id: people.dataSourceId,
      type: "dual_property",
      dual_property: { synced_property_name: "Bought", synced_property_id: own["id"] },
    })
  })

  test("a second one from another data source of the same name is numbered", async () => {
    const { items } = await pair()
    await makeDatabase(server, "People", { Bought: dual(items.dataSourceId) })
    expect(Object.keys(await columnsOf(server, items.dataSourceId))).toContain("Related to People (Bought) 1")
  })

  test("both sides hold each other's rows, and a rename of one is seen by the other", async () => {
    const { items, people } = await pair()
    const boat = await makeRow(server, items.dataSourceId, "Boat")
    const ada = await makeRow(server, people.dataSourceId, "Ada", {
      Bought: { relation: [{ id: boat["id"] }] },
    })
    await patchColumns(server, items.dataSourceId, { "Related to People (Bought)": { name: "Buyers" } })
    expect(valueIn(await readPage(server, boat["id"]), "Buyers")).toEqual([{ id: ada["id"] }])
    const own = (await columnsOf(server, people.dataSourceId))["Bought"]?.["relation"]
    expect(own).toMatchObject({ dual_property: { synced_property_name: "Buyers" } })
    await relate(boat["id"], "Buyers")
    expect(valueIn(await readPage(server, ada["id"]), "Bought")).toEqual([])
  })

  test("turned one-way keep values on both sides; turned two-way again fill the new twin", async () => {
    const { items, people } = await pair()
    const boat = await makeRow(server, items.dataSourceId, "Boat")
    const ada = await makeRow(server, people.dataSourceId, "Ada", {
      Bought: { relation: [{ id: boat["id"] }] },
    })
    const before = (await columnsOf(server, people.dataSourceId))["Bought"]?.["id"]
    await patchColumns(server, people.dataSourceId, { Bought: single(items.dataSourceId) })
    const left = (await columnsOf(server, items.dataSourceId))["Related to People (Bought)"]
    expect(left?.["relation"]).toMatchObject({ type: "single_property", single_property: {} })
    expect(valueIn(await readPage(server, boat["id"]), "Related to People (Bought)")).toHaveLength(1)

    await patchColumns(server, people.dataSourceId, { Bought: dual(items.dataSourceId) })
    const columns = await columnsOf(server, people.dataSourceId)
    expect(columns["Bought"]?.["id"]).toBe(before)
    expect(valueIn(await readPage(server, boat["id"]), "Related to People (Bought) 1")).toEqual([
      { id: ada["id"] },
    ])
  })

  test("removed leave the other side one-way", async () => {
    const { items, people } = await pair()
    await patchColumns(server, people.dataSourceId, { Bought: null })
    const twin = (await columnsOf(server, items.dataSourceId))["Related to People (Bought)"]
    expect(twin?.["relation"]).toMatchObject({ type: "single_property" })
  })

  test("turned to another target lose their values", async () => {
    const { items, people } = await pair()
    const boat = await makeRow(server, items.dataSourceId, "Boat")
    const ada = await makeRow(server, people.dataSourceId, "Ada", {
      Bought: { relation: [{ id: boat["id"] }] },
    })
    const other = await makeDatabase(server, "Others")
    await patchColumns(server, people.dataSourceId, { Bought: single(other.dataSourceId) })
    expect(valueIn(await readPage(server, ada["id"]), "Bought")).toEqual([])
  })

  test("to their own data source work both ways", async () => {
    const { dataSourceId: id } = await makeDatabase(server, "Self")
    await patchColumns(server, id, { Blocks: dual(id), Parent: single(id) })
    const one = await makeRow(server, id, "One")
    const two = await makeRow(server, id, "Two", {
      Blocks: { relation: [{ id: one["id"] }] },
      Parent: { relation: [{ id: one["id"] }] },
    })
    const page = await readPage(server, one["id"])
    expect(valueIn(page, "Related to Self (Blocks)")).toEqual([{ id: two["id"] }])
    expect(valueIn(page, "Parent")).toEqual([])
  })

  test("show 25 pages and say that there are more", async () => {
    const { items, people } = await pair()
    const ids = []
    for (let at = 0; at < 26; at++) ids.push((await makeRow(server, items.dataSourceId, `Item ${at}`))["id"])
    const ada = await makeRow(server, people.dataSourceId, "Ada", {
      Bought: { relation: ids.map((id) => ({ id })) },
    })
    const shown = (ada["properties"] as Record<string, Json>)["Bought"]
    expect(shown?.["relation"]).toEqual(ids.slice(0, 25).map((id) => ({ id })))
    expect(shown?.["has_more"]).toBe(true)
  })

  test("a rollup names relation and target by their present names, ids raw", async () => {
    const { items, people } = await pair()
    const total = {
      rollup: { function: "sum", relation_property_name: "Bought", rollup_property_name: "Price" },
    }
    await patchColumns(server, people.dataSourceId, { Total: total })
    await patchColumns(server, items.dataSourceId, { Price: { name: "Cost" } })
    const columns = await columnsOf(server, people.dataSourceId)
    const decoded = (column: Json | undefined) => decodeURIComponent(column?.["id"] as string)
    expect(columns["Total"]?.["rollup"]).toEqual({
      rollup_property_name: "Cost",
      relation_property_name: "Bought",
      rollup_property_id: decoded((await columnsOf(server, items.dataSourceId))["Cost"]),
      relation_property_id: decoded(columns["Bought"]),
      function: "sum",
    })
    const unknown = { rollup: { ...total.rollup, relation_property_name: "Nope" } }
    expect((await patchColumns(server, people.dataSourceId, { T: unknown })).body["message"]).toContain(
      "Nope",
    )
  })

  test("to what is not shared are refused, and where there is one already it is not shown", async () => {
    const { items, people } = await pair()
    const formula = { formula: { expression: 'prop("Bought").length()' } }
    const rollup = {
      rollup: { function: "count", relation_property_name: "Bought", rollup_property_name: "Name" },
    }
    await patchColumns(server, people.dataSourceId, { Total: rollup, Length: formula })
    const guest = await server.inkling.admin.createIntegration({ name: `Guest ${dialect}` })
    await server.inkling.admin.share(people.id, `Guest ${dialect}`)
    const path = `/v1/data_sources/${people.dataSourceId}`
    const seen = await server.send("GET", path, { token: guest.token })
    expect(Object.keys(seen.body["properties"] as Json)).toEqual(["Name"])
    const body = { properties: { Again: single(items.dataSourceId) } }
    expect(await server.send("PATCH", path, { body, token: guest.token })).toMatchObject({
      status: 404,
      body: { message: expect.stringContaining(`Could not find data_source with ID: ${items.dataSourceId}`) },
    })
  })
})
