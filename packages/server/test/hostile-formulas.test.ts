import { type Dialect, dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { makeDatabase, makeRow, patchColumns, queryRows, readPage, valueIn } from "./data-source-requests.ts"
import { fillHub, type Hub } from "./fill-hub.ts"
import { hostileFormulas, refusedFormulas } from "./hostile-formulas.ts"
import { type Json, startServer, type TestServer } from "./start-server.ts"

// Every answer of these tests is checked against the contract's response schemas, and none may be a failure of the
// server's own. How long they take is measured by the soak "hostile", not here.

const unsupported = { type: "unsupported", unsupported: {} }

describe.each(dialects)("formulas that were written to do harm, on %s", (dialect: Dialect) => {
  let server: TestServer
  let hub: Hub
  beforeAll(async () => {
    server = await startServer(dialect)
    hub = await fillHub(server, 10_000)
  }, 120_000)
  afterAll(() => server.close())

  const formula = (expression: string) => ({ F: { formula: { expression } } })
  const query = (body: object) => server.send("POST", `/v1/data_sources/${hub.hubsId}/query`, { body })

  test("ten thousand related pages are added up, in a formula and in a rollup", async () => {
    const added = await patchColumns(server, hub.hubsId, {
      ...formula('prop("Items").map(current.prop("N")).sum()'),
      R: { rollup: { relation_property_name: "Items", rollup_property_name: "N", function: "sum" } },
    })
    expect(added.status).toBe(200)
    const page = await readPage(server, hub.hubId)
    expect(valueIn(page, "F")).toEqual({ type: "number", number: hub.itemCount })
    expect(valueIn(page, "R")).toEqual({ type: "number", number: hub.itemCount, function: "sum" })
    expect(valueIn(page, "Items")).toHaveLength(25)
  })

  test.each(hostileFormulas)(
    "one that $name ends, in a page, an item and a query",
    async ({ expression }) => {
      const { status, body } = await patchColumns(server, hub.hubsId, formula(expression))
      expect(status, JSON.stringify(body)).toBe(200)
      const { id } = (body["properties"] as Record<string, { id: string }>)["F"] as { id: string }
      const value = valueIn(await readPage(server, hub.hubId), "F") as Json
      // What is too much shows as such; a pattern that is matched without backtracking simply does not match.
      expect([
        unsupported,
        { type: "boolean", boolean: false },
        { type: "string", string: "" },
      ]).toContainEqual(value)
      const item = await server.send("GET", `/v1/pages/${hub.hubId}/properties/${id}`)
      expect(item.body["formula"]).toEqual(value)
      const sorted = await query({ sorts: [{ property: "F", direction: "ascending" }] })
      expect(sorted.status).toBe(200)
      const [found] = sorted.body["results"] as Json[]
      expect(valueIn(found as Json, "F")).toEqual(value)
      // An ordinary value beside it is not taken down with it.
      expect(valueIn(found as Json, "N")).toBe(1)
    },
  )

  test.each(refusedFormulas)("$name nested ten thousand deep are refused", async ({ expression }) => {
    const { status, body } = await patchColumns(server, hub.hubsId, formula(expression))
    expect({ status, code: body["code"] }).toEqual({ status: 400, code: "validation_error" })
    expect((body["message"] as string).length).toBeLessThan(1_000)
  })

  test("a hundred of them at once leave the rest of the page readable", async () => {
    const bombs = hostileFormulas.filter(({ name }) => name.includes("map") || name.includes("loops"))
    const columns = Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [
        `Bomb ${at}`,
        { formula: { expression: bombs[at % bombs.length]?.expression } },
      ]),
    )
    const { status } = await patchColumns(server, hub.hubsId, { ...formula('prop("N") + 1'), ...columns })
    expect(status).toBe(200)
    const page = await readPage(server, hub.hubId)
    expect(Object.keys(columns).map((name) => valueIn(page, name))).toEqual(Array(100).fill(unsupported))
    const only = await server.send("GET", `/v1/pages/${hub.hubId}?filter_properties=F`)
    expect(valueIn(only.body, "F")).toEqual({ type: "number", number: 2 })
    const [found] = await queryRows(server, hub.hubsId, {
      filter: { property: "F", formula: { number: { equals: 2 } } },
    })
    expect(found?.["id"]).toBe(hub.hubId)
    await patchColumns(
      server,
      hub.hubsId,
      Object.fromEntries(Object.keys(columns).map((name) => [name, null])),
    )
  })
})

describe.each(dialects)("chains of formulas and rollups on %s", (dialect: Dialect) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(dialect)
  })
  afterAll(() => server.close())

  /** Rows related to all of one another, themselves included, and `count` rollups and formulas on top of each other. */
  async function makeChain(rows: number, count: number): Promise<{ id: string; ids: string[] }> {
    const { dataSourceId: id } = await makeDatabase(server, "Chain", { N: { number: {} } })
    await patchColumns(server, id, {
      To: { relation: { data_source_id: id, type: "single_property", single_property: {} } },
    })
    const ids: string[] = []
    for (let at = 0; at < rows; at++)
      ids.push((await makeRow(server, id, `Row ${at}`, { N: { number: 1 } }))["id"] as string)
    for (const row of ids) {
      const relation = ids.map((target) => ({ id: target }))
      await server.send("PATCH", `/v1/pages/${row}`, { body: { properties: { To: { relation } } } })
    }
    let below = "N"
    for (let at = 1; at <= count; at++) {
      const property =
        at % 2 === 1
          ? { rollup: { relation_property_name: "To", rollup_property_name: below, function: "sum" } }
          : { formula: { expression: `prop("${below}")` } }
      below = `Layer ${at}`
      const { status, body } = await patchColumns(server, id, { [below]: property })
      expect(status, JSON.stringify(body)).toBe(200)
    }
    return { id, ids }
  }

  test("compute up to the fifteenth layer", async () => {
    const { ids } = await makeChain(3, 15)
    const page = await readPage(server, ids[0])
    // Eight of the fifteen layers add up three rows each.
    expect(valueIn(page, "Layer 15")).toMatchObject({ number: 3 ** 8 })
    expect(valueIn(page, "Layer 14")).toEqual({ type: "number", number: 3 ** 7 })
  })

  test("compute each value once, however many ways lead to it", async () => {
    const { id, ids } = await makeChain(10, 15)
    const page = await readPage(server, ids[0])
    expect(valueIn(page, "Layer 3")).toMatchObject({ number: 100 })
    expect(valueIn(page, "Layer 15")).toMatchObject({ number: 10 ** 8 })
    const body = { sorts: [{ property: "Layer 15", direction: "ascending" }] }
    expect(await queryRows(server, id, body)).toHaveLength(10)
  })

  test("are empty where they stand on more layers, and never fail", async () => {
    const { id, ids } = await makeChain(3, 24)
    const page = await readPage(server, ids[0])
    expect(valueIn(page, "Layer 15")).toMatchObject({ number: 3 ** 8 })
    for (let at = 16; at <= 24; at++) {
      const value = valueIn(page, `Layer ${at}`) as Json
      expect([null, 0, undefined]).toContain(value["number"])
    }
    const rows = await queryRows(server, id, { sorts: [{ property: "Layer 24", direction: "descending" }] })
    expect(rows).toHaveLength(3)
  })

  test("end where pages are related in a circle", async () => {
    const { dataSourceId: id } = await makeDatabase(server, "Circle", { N: { number: {} } })
    await patchColumns(server, id, {
      To: { relation: { data_source_id: id, type: "dual_property", dual_property: {} } },
    })
    const steps = Array.from({ length: 12 }, () => 'map(current.prop("To")).flat()').join(".")
    await patchColumns(server, id, {
      Around: { formula: { expression: `prop("To").${steps}.map(current.prop("N")).sum()` } },
    })
    const one = await makeRow(server, id, "one", { N: { number: 1 } })
    const two = await makeRow(server, id, "two", { N: { number: 10 } })
    const relate = (from: Json, targets: Json[]) =>
      server.send("PATCH", `/v1/pages/${from["id"]}`, {
        body: { properties: { To: { relation: targets.map((target) => ({ id: target["id"] })) } } },
      })
    await relate(one, [two])
    await relate(two, [one])
    // Twelve steps on from the neighbour: the neighbour.
    expect(valueIn(await readPage(server, one["id"]), "Around")).toEqual({ type: "number", number: 10 })
    await relate(one, [one, two])
    await relate(two, [one, two])
    // Now each step doubles the pages: 2 ** 13 of them, half of each.
    expect(valueIn(await readPage(server, one["id"]), "Around")).toEqual({
      type: "number",
      number: (2 ** 13 / 2) * 11,
    })
  })

  test("are refused where they close a circle themselves", async () => {
    const { dataSourceId: id } = await makeDatabase(server, "Loop", { N: { number: {} } })
    await patchColumns(server, id, {
      To: { relation: { data_source_id: id, type: "single_property", single_property: {} } },
    })
    await patchColumns(server, id, { F: { formula: { expression: 'prop("N")' } } })
    await patchColumns(server, id, {
      R: { rollup: { relation_property_name: "To", rollup_property_name: "F", function: "sum" } },
    })
    for (const expression of ['prop("R") + 1', 'prop("To").map(current.prop("R")).sum()', 'prop("F")']) {
      const { status, body } = await patchColumns(server, id, { F: { formula: { expression } } })
      expect({ expression, status, code: body["code"] }).toEqual({
        expression,
        status: 400,
        code: "validation_error",
      })
    }
  })
})
