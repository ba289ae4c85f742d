import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import {
  makeDatabase,
  makeRow,
  patchColumns,
  queryRows,
  readPage,
  valueIn,
} from "../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../test/start-server.ts"
import { resultsOf } from "../../test/wire.ts"

const rollup = (target: string, name: string, relation = "Tasks") => ({
  rollup: { relation_property_name: relation, rollup_property_name: target, function: name },
})
const formula = (expression: string) => ({ formula: { expression } })
const relate = (...pages: Json[]) => ({ relation: pages.map(({ id }) => ({ id })) })

describe.each(dialects)("computed properties on %s", (dialect) => {
  let server: TestServer
  let tasks: string
  let tasksDatabase: string
  let goalsDatabase: string
  let goals: string
  const rows: Record<string, Json> = {}

  beforeAll(async () => {
    server = await startServer(dialect)
    const made = await makeDatabase(server, "Tasks", {
      Hours: { number: {} },
      Done: { checkbox: {} },
      Due: { date: {} },
      Kind: { select: { options: [{ name: "Big" }, { name: "Small" }] } },
      Double: formula('prop("Hours") * 2'),
      Label: formula('prop("Name") + if(prop("Done"), " ✓", "")'),
    })
    tasks = made.dataSourceId
    tasksDatabase = made.id
    const other = await makeDatabase(server, "Goals", {
      Tasks: { relation: { data_source_id: tasks, dual_property: {} } },
    })
    goals = other.dataSourceId
    goalsDatabase = other.id
    await patchColumns(server, goals, {
      Sum: rollup("Hours", "sum"),
      Twice: rollup("Double", "sum"),
      First: rollup("Due", "earliest_date"),
      Kinds: rollup("Kind", "show_original"),
      Labels: rollup("Label", "show_original"),
    })
    await patchColumns(server, goals, {
      Level: formula('if(prop("Sum") > 5, "high", "low")'),
      Longest: formula('prop("Tasks").map(current.prop("Hours")).max()'),
      Names: formula('prop("Tasks").map(current.prop("Label")).join(" & ")'),
      Now: formula("now()"),
    })
    const make = async (name: string, properties: object) => {
      rows[name] = await makeRow(server, tasks, name, properties)
    }
    await make("walk", {
      Hours: { number: 2 },
      Due: { date: { start: "2026-01-05" } },
      Kind: { select: { name: "Big" } },
    })
    await make("run", {
      Hours: { number: 4 },
      Done: { checkbox: true },
      Due: { date: { start: "2026-01-02" } },
    })
    await make("rest", {})
    rows["goal"] = await makeRow(server, goals, "goal", {
      Tasks: relate(rows["walk"] as Json, rows["run"] as Json, rows["rest"] as Json),
    })
    rows["idle"] = await makeRow(server, goals, "idle", {})
  })
  afterAll(() => server.close())

  const goal = () => readPage(server, rows["goal"]?.["id"])
  const namesOf = (found: readonly Json[]) =>
    found.map((page) => (valueIn(page, "Name") as Json[]).map((item) => item["plain_text"]).join(""))

  test("are in the answer of a write, of a read and of a query alike", async () => {
    const made = rows["goal"] as Json
    const read = await goal()
    const [queried] = await queryRows(server, goals, {
      filter: { property: "Name", title: { equals: "goal" } },
    })
    const shown = ["Sum", "Twice", "First", "Kinds", "Labels", "Level", "Longest", "Names"]
    const of = (page: Json | undefined) => shown.map((name) => valueIn(page as Json, name))
    expect(of(read)).toEqual([
      { type: "number", number: 6, function: "sum" },
      { type: "number", number: 12, function: "sum" },
      { type: "date", date: { start: "2026-01-02", end: null, time_zone: null }, function: "earliest_date" },
      {
        type: "array",
        array: [
          { type: "select", select: expect.objectContaining({ name: "Big" }) },
          { type: "select", select: null },
          { type: "select", select: null },
        ],
        function: "show_original",
      },
      {
        type: "array",
        array: ["walk", "run ✓", "rest"].map((string) => ({
          type: "formula",
          formula: { type: "string", string },
        })),
        function: "show_original",
      },
      { type: "string", string: "high" },
      { type: "number", number: 4 },
      { type: "string", string: "walk & run ✓ & rest" },
    ])
    expect(of(made)).toEqual(of(read))
    expect(of(queried)).toEqual(of(read))
  })

  test("of nothing related are empty", async () => {
    const idle = await readPage(server, rows["idle"]?.["id"])
    expect(["Sum", "First", "Kinds", "Level", "Longest"].map((name) => valueIn(idle, name))).toEqual([
      { type: "number", number: 0, function: "sum" },
      { type: "date", date: null, function: "earliest_date" },
      { type: "array", array: [], function: "show_original" },
      { type: "string", string: "low" },
      { type: "number", number: null },
    ])
  })

  test.each<[object, string]>([
    [{ property: "Sum", rollup: { number: { greater_than: 5 } } }, "goal"],
    [{ property: "Sum", rollup: { number: { equals: 0 } } }, "idle"],
    [{ property: "First", rollup: { date: { before: "2026-01-03" } } }, "goal"],
    [{ property: "First", rollup: { date: { is_empty: true } } }, "idle"],
    [{ property: "Kinds", rollup: { any: { select: { equals: "Big" } } } }, "goal"],
    [{ property: "Kinds", rollup: { every: { select: { equals: "Big" } } } }, ""],
    [{ property: "Kinds", rollup: { none: { select: { equals: "Big" } } } }, "idle"],
    [{ property: "Labels", rollup: { any: { rich_text: { contains: "RUN" } } } }, "goal"],
    [{ property: "Level", formula: { string: { equals: "low" } } }, "idle"],
    [{ property: "Longest", formula: { number: { is_not_empty: true } } }, "goal"],
    [{ property: "Now", formula: { date: { on_or_after: "2026-06-27" } } }, "idle goal"],
    [
      {
        or: [
          { property: "Level", formula: { string: { equals: "x" } } },
          { property: "Name", title: { contains: "dl" } },
        ],
      },
      "idle",
    ],
  ])("are filtered by %j", async (filter, names) => {
    expect(namesOf(await queryRows(server, goals, { filter })).join(" ")).toBe(names)
  })

  test("are sorted by, page by page", async () => {
    for (const property of ["Sum", "Longest", "Level"]) {
      const sorts = [{ property, direction: "ascending" }]
      const first = await server.send("POST", `/v1/data_sources/${goals}/query`, {
        body: { sorts, page_size: 1 },
      })
      const rest = await queryRows(server, goals, { sorts, start_cursor: first.body["next_cursor"] })
      const expected = property === "Sum" ? "idle goal" : "goal idle"
      expect(namesOf([...resultsOf(first.body), ...rest]).join(" "), property).toBe(expected)
    }
  })

  test.each([
    [
      { property: "Level", formula: { number: { equals: 1 } } },
      "database property formula does not match filter number",
    ],
    [
      { property: "Sum", rollup: { date: { is_empty: true } } },
      "database property rollup does not match filter date",
    ],
    [
      { property: "Sum", rollup: { any: { number: { equals: 1 } } } },
      "database property rollup does not match filter any",
    ],
    [
      { property: "Kinds", rollup: { any: { number: { equals: 1 } } } },
      "database property select does not match filter number",
    ],
  ])("refuse %j", async (filter, message) => {
    const answer = await server.send("POST", `/v1/data_sources/${goals}/query`, { body: { filter } })
    expect(answer).toMatchObject({ status: 400, body: { code: "validation_error" } })
    expect(answer.body["message"]).toContain(message)
  })

  test("follow every write at once", async () => {
    const id = rows["walk"]?.["id"]
    const level = async () => [valueIn(await goal(), "Sum"), valueIn(await goal(), "Level")]
    const write = (body: object) => server.send("PATCH", `/v1/pages/${id}`, { body })
    await write({ properties: { Hours: { number: 0.5 } } })
    expect(await level()).toMatchObject([{ number: 4.5 }, { string: "low" }])
    await write({ in_trash: true })
    expect(await level()).toMatchObject([{ number: 4 }, { string: "low" }])
    await write({ in_trash: false })
    await write({ properties: { Hours: { number: 2 } } })
    expect(await level()).toMatchObject([{ number: 6 }, { string: "high" }])
    await patchColumns(server, tasks, { Hours: { name: "Time" } })
    await patchColumns(server, goals, { Level: formula('prop("Sum") * 100') })
    expect(await level()).toMatchObject([{ number: 6 }, { type: "number", number: 600 }])
    await patchColumns(server, goals, { Level: formula('if(prop("Sum") > 5, "high", "low")') })
  })

  test("that ask for the time follow the clock", async () => {
    const before = valueIn(await goal(), "Now")
    server.advance(60_000)
    const after = valueIn(await goal(), "Now")
    expect([before, after]).toMatchObject([
      { date: { start: "2026-06-27T17:01:00.000+00:00" } },
      { date: { start: "2026-06-27T17:02:00.000+00:00" } },
    ])
  })

  test("show what is shared with the caller, and nothing else", async () => {
    const { admin } = server.inkling
    const { token } = await admin.createIntegration({ name: "Guest" })
    await admin.share(goalsDatabase, "Guest")
    const seen = await server.send("GET", `/v1/pages/${rows["goal"]?.["id"]}`, { token })
    // The relation leads to a data source that the guest does not see: it has no such columns.
    expect(Object.keys(seen.body["properties"] as Json).sort()).toEqual(["Name", "Now"])
    await admin.share(tasksDatabase, "Guest")
    const more = await server.send("GET", `/v1/pages/${rows["goal"]?.["id"]}`, { token })
    expect(valueIn(more.body, "Sum")).toMatchObject({ number: 6 })
  })
})
