// Filters and sorts on real formulas and rollups run over columns: these follow what values are made from.

import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { makeDatabase, makeRow, patchColumns, queryRows } from "../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../test/start-server.ts"
import { resultsOf, titleOf } from "../../test/wire.ts"

const formula = (expression: string) => ({ formula: { expression } })
const relate = (...pages: Json[]) => ({ relation: pages.map(({ id }) => ({ id })) })

describe.each(dialects)("queries over computed columns on %s", (dialect: Dialect) => {
  let server: TestServer
  let tasks: string
  let goals: string
  let walk: Json
  let run: Json
  let near: Json
  let far: Json

  beforeEach(async () => {
    server = await startServer(dialect)
    const made = await makeDatabase(server, "Tasks", { Hours: { number: {} } })
    tasks = made.dataSourceId
    await patchColumns(server, tasks, { Double: formula('prop("Hours") * 2') })
    const tasksOf = { relation: { data_source_id: tasks, single_property: {} } }
    goals = (await makeDatabase(server, "Goals", { Tasks: tasksOf, Cost: { number: {} } })).dataSourceId
    const rollup = (target: string) => ({
      rollup: { relation_property_name: "Tasks", rollup_property_name: target, function: "sum" },
    })
    await patchColumns(server, goals, {
      Sum: rollup("Hours"),
      Twice: rollup("Double"),
      Dear: formula('prop("Cost") > 10'),
      Ratio: formula('prop("Cost") / prop("Cost")'),
      Names: formula('prop("Tasks").map(current.prop("Name")).join(" & ")'),
      Now: formula('formatDate(now(), "HH:mm")'),
      Author: formula('format(prop("Created by"))'),
      "Created by": { created_by: {} },
    })
    walk = await makeRow(server, tasks, "walk", { Hours: { number: 2 } })
    run = await makeRow(server, tasks, "run", { Hours: { number: 4 } })
    near = await makeRow(server, goals, "near", { Tasks: relate(walk), Cost: { number: 5 } })
    far = await makeRow(server, goals, "far", { Tasks: relate(walk, run), Cost: { number: 50 } })
    await makeRow(server, goals, "idle", {})
  })
  afterEach(() => server.close())

  const counters = () => server.inkling.counters().columns
  const query = async (body: object) => (await queryRows(server, goals, body)).map(titleOf)
  const by = (property: string) => query({ sorts: [{ property, direction: "ascending" }] })
  const where = (property: string, condition: object) => query({ filter: { property, ...condition } })
  const sumOver = (number: number) => where("Sum", { rollup: { number: { greater_than: number } } })
  const set = (page: Json, properties: object) =>
    server.send("PATCH", `/v1/pages/${page["id"]}`, { body: { properties } })

  test("find and order like the row evaluator, from columns", async () => {
    expect(await sumOver(3)).toEqual(["far"])
    expect(await by("Sum")).toEqual(["idle", "near", "far"])
    expect(await by("Twice")).toEqual(["idle", "near", "far"])
    expect(await by("Names")).toEqual(["near", "far", "idle"])
    expect(await where("Dear", { formula: { checkbox: { equals: true } } })).toEqual(["far"])
    expect(await where("Ratio", { formula: { number: { equals: 1 } } })).toEqual(["far", "near"])
    expect(await where("Names", { formula: { string: { ends_with: "RUN" } } })).toEqual(["far"])
    expect(counters()).toMatchObject({ misses: 0, hits: 2 })
  })

  test("follow related pages and what those compute", async () => {
    expect(await sumOver(3)).toEqual(["far"])
    await set(walk, { Hours: { number: 10 } })
    expect(await sumOver(3)).toEqual(["far", "near"])
    expect(await by("Twice")).toEqual(["idle", "near", "far"])
    await set(walk, { Hours: { number: -10 } })
    expect(await by("Twice")).toEqual(["near", "far", "idle"])
    await server.send("PATCH", `/v1/pages/${walk["id"]}`, { body: { in_trash: true } })
    expect(await by("Twice")).toEqual(["idle", "near", "far"])
    await set(near, { Tasks: relate(run) })
    expect(await sumOver(3)).toEqual(["far", "near"])
  })

  test("follow the schemas of related pages", async () => {
    expect(await by("Twice")).toEqual(["idle", "near", "far"])
    await patchColumns(server, tasks, { Double: formula('prop("Hours") * -2') })
    expect(await by("Twice")).toEqual(["far", "near", "idle"])
    await patchColumns(server, tasks, { Hours: { type: "rich_text", rich_text: {} } })
    const sorted = [{ property: "Twice", direction: "ascending" }]
    const rows = await queryRows(server, goals, { sorts: sorted })
    expect(rows).toHaveLength(3)
  })

  test("are of the present minute", async () => {
    const timed = (minute: string) => where("Now", { formula: { string: { equals: minute } } })
    expect(await timed("17:01")).toHaveLength(3)
    server.advance(60_000)
    expect(await timed("17:01")).toHaveLength(0)
    expect(await timed("17:02")).toHaveLength(3)
    expect(counters()).toMatchObject({ misses: 0 })
  })

  test("are shared by callers where they read nothing but the row", async () => {
    const { token } = await server.inkling.admin.createIntegration({ name: "Guest" })
    const { body } = await server.send("GET", `/v1/data_sources/${goals}`)
    await server.inkling.admin.share(String((body["parent"] as Json)["database_id"]), "Guest")
    const guest = async (filter: object) => {
      const sent = { body: { filter }, token }
      const answer = await server.send("POST", `/v1/data_sources/${goals}/query`, sent)
      expect(answer.status).toBe(200)
      return resultsOf(answer.body).map(titleOf)
    }
    const dear = { property: "Dear", formula: { checkbox: { equals: true } } }
    expect(await query({ filter: dear })).toEqual(["far"])
    const { loads } = counters()
    expect(await guest(dear)).toEqual(["far"])
    expect(counters()).toMatchObject({ loads, misses: 0 })
  })

  test("leave names of people to the row evaluator, and lists altogether", async () => {
    expect(await where("Author", { formula: { string: { is_not_empty: true } } })).toHaveLength(3)
    expect(counters()).toMatchObject({ misses: 0 })
    await set(far, { Cost: { number: 1 } })
    expect(await by("Author")).toHaveLength(3)
    await patchColumns(server, goals, {
      All: {
        rollup: { relation_property_name: "Tasks", rollup_property_name: "Name", function: "show_original" },
      },
    })
    const any = { rollup: { any: { rich_text: { contains: "ru" } } } }
    expect(await where("All", any)).toEqual(["far"])
    expect(counters()).toMatchObject({ misses: 1 })
  })
})
