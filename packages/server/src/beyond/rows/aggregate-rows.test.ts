import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { makeDatabase, makeRow } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

const columns = {
  N: { number: {} },
  Done: { checkbox: {} },
  Kind: { select: { options: [{ name: "b" }, { name: "a" }] } },
  Tags: { multi_select: { options: [{ name: "x" }, { name: "y" }] } },
  Due: { date: {} },
  Note: { rich_text: {} },
  Twice: { formula: { expression: 'prop("N") * 2' } },
}

interface Given {
  n?: number
  done?: boolean
  kind?: string
  tags?: string[]
  due?: string
  note?: string
}

const rows: Given[] = [
  { n: 1, kind: "a", due: "2026-01-15", tags: ["x"] },
  { n: 2, kind: "a", due: "2026-01-31T23:30:00.000+00:00", done: true, tags: ["x", "y"], note: "same" },
  { n: 4, kind: "b", due: "2026-03-02", note: "same" },
  { kind: "b", done: true, note: "Same" },
  { n: 10 },
]

/** Columns, and rows alone: what has no room in memory. */
const rooms = [
  ["columns", {}],
  ["rows", { config: { cacheBytes: 0 } }],
] as const

describe.each(dialects.flatMap((dialect) => rooms.map(([name, options]) => ({ dialect, name, options }))))(
  "POST /inkling/v1/data_sources/{id}/aggregate on $dialect over $name",
  ({ dialect, options }: { dialect: Dialect; options: object }) => {
    let server: TestServer
    let id: string
    let databaseId: string
    let made: Json[]

    beforeEach(async () => {
      server = await startServer(dialect, options)
      const database = await makeDatabase(server, "Things", columns)
      id = database.dataSourceId
      databaseId = database.id
      made = []
      for (const { n, done, kind, tags, due, note } of rows) {
        const properties = {
          ...(n !== undefined && { N: { number: n } }),
          ...(done && { Done: { checkbox: true } }),
          ...(kind && { Kind: { select: { name: kind } } }),
          ...(tags && { Tags: { multi_select: tags.map((name) => ({ name })) } }),
          ...(due && { Due: { date: { start: due } } }),
          ...(note && { Note: { rich_text: [{ text: { content: note } }] } }),
        }
        made.push(await makeRow(server, id, "row", properties))
      }
    })
    afterEach(() => server.close())

    const send = (body: Json, token?: string) =>
      server.send("POST", `/inkling/v1/data_sources/${id}/aggregate`, { body, ...(token && { token }) })
    /** Groups as `keys: values`. */
    const groups = async (body: Json) => {
      const answer = await send(body)
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return (answer.body["results"] as { keys: unknown[]; values: unknown[] }[]).map(
        ({ keys, values }) => `${keys.map(String)}: ${values.map(String)}`,
      )
    }
    const of = (name: string, property?: string) => ({ function: name, ...(property && { property }) })
    const count = [of("count")]

    it("adds up all rows", async () => {
      const names = ["count_values", "count_empty", "sum", "average", "median", "min", "max", "count_unique"]
      expect(await groups({ aggregates: [...count, ...names.map((name) => of(name, "N"))] })).toEqual([
        ": 5,4,1,17,4.25,3,1,10,4",
      ])
    })

    it("computes shares as fractions", async () => {
      const aggregates = [of("percent_checked", "Done"), of("percent_filled", "N"), of("percent_empty", "N")]
      expect(await groups({ aggregates })).toEqual([": 0.4,0.8,0.2"])
    })

    it("groups by options in their order, empty ones last", async () => {
      const aggregates = [...count, of("sum", "N")]
      expect(await groups({ aggregates, group_by: [{ property: "Kind" }] })).toEqual([
        "b: 2,4",
        "a: 2,3",
        "null: 1,10",
      ])
    })

    it("puts a row with several options into each of their groups", async () => {
      expect(await groups({ aggregates: count, group_by: [{ property: "Tags" }] })).toEqual([
        "x: 2",
        "y: 1",
        "null: 3",
      ])
    })

    it("groups dates by their bucket, a day unless said otherwise", async () => {
      const by = (bucket?: string) => ({
        aggregates: count,
        group_by: [{ property: "Due", ...(bucket && { bucket }) }],
      })
      const cases = {
        day: ["2026-01-15: 1", "2026-01-31: 1", "2026-03-02: 1", "null: 2"],
        week: ["2026-01-12: 1", "2026-01-26: 1", "2026-03-02: 1", "null: 2"],
        month: ["2026-01-01: 2", "2026-03-01: 1", "null: 2"],
        quarter: ["2026-01-01: 3", "null: 2"],
        year: ["2026-01-01: 3", "null: 2"],
      }
      for (const [bucket, expected] of Object.entries(cases))
        expect(await groups(by(bucket))).toEqual(expected)
      expect(await groups(by())).toEqual(cases.day)
    })

    it("tells the first and last date as moments", async () => {
      expect(await groups({ aggregates: [of("min", "Due"), of("max", "Due")] })).toEqual([
        ": 2026-01-15T00:00:00.000Z,2026-03-02T00:00:00.000Z",
      ])
    })

    it("groups by two things at once", async () => {
      const group_by = [{ property: "Kind" }, { property: "Done" }]
      expect(await groups({ aggregates: count, group_by })).toEqual([
        "b,false: 1",
        "b,true: 1",
        "a,false: 1",
        "a,true: 1",
        "null,false: 1",
      ])
    })

    it("takes the query's filter, and looks at formulas and texts", async () => {
      const filter = { property: "N", number: { greater_than: 1 } }
      const aggregates = [of("sum", "Twice"), of("count_unique", "Note"), of("count_empty", "Note")]
      expect(await groups({ aggregates, filter })).toEqual([": 32,1,1"])
      expect(await groups({ aggregates })).toEqual([": 34,2,2"])
    })

    it("answers one row of zeros for no rows, and no group", async () => {
      const filter = { property: "N", number: { equals: 77 } }
      const aggregates = [...count, of("sum", "N"), of("average", "N"), of("percent_filled", "N")]
      expect(await groups({ aggregates, filter })).toEqual([": 0,0,null,null"])
      expect(await groups({ aggregates, filter, group_by: [{ property: "Kind" }] })).toEqual([])
    })

    it("leaves out the trash, and follows what is written", async () => {
      await server.send("PATCH", `/v1/pages/${made[4]?.["id"]}`, { body: { in_trash: true } })
      const properties = { N: { number: 100 } }
      await server.send("PATCH", `/v1/pages/${made[0]?.["id"]}`, { body: { properties } })
      expect(await groups({ aggregates: [...count, of("sum", "N")] })).toEqual([": 4,106"])
    })

    it("is for those who see the data source", async () => {
      const guest = await server.inkling.admin.createIntegration({ name: "Guest" })
      expect((await send({ aggregates: count }, guest.token)).status).toBe(404)
      await server.inkling.admin.share(databaseId, guest.integration.id)
      expect((await send({ aggregates: count }, guest.token)).body["results"]).toEqual([
        { keys: [], values: [5] },
      ])
    })

    it.each<[string, Json, string]>([
      ["no aggregates", {}, "body.aggregates should be defined"],
      ["an unknown function", { aggregates: [{ function: "mode" }] }, "body.aggregates[0].function"],
      ["a sum of nothing", { aggregates: [{ function: "sum" }] }, "property should be defined for sum"],
      ["a sum of texts", { aggregates: [of("sum", "Note")] }, "sum does not go with a rich_text"],
      [
        "an unknown property",
        { aggregates: [of("sum", "Nope")] },
        "Could not find property with name or id: Nope",
      ],
      ["groups of texts", { aggregates: count, group_by: [{ property: "Note" }] }, "cannot be grouped"],
      [
        "weeks of options",
        { aggregates: count, group_by: [{ property: "Kind", bucket: "week" }] },
        "for dates only",
      ],
      [
        "four levels",
        { aggregates: count, group_by: Array(4).fill({ property: "Kind" }) },
        "body.group_by.length",
      ],
    ])("refuses %s", async (_, body, message) => {
      const answer = await send(body)
      expect(answer.status).toBe(400)
      expect(answer.body["message"]).toContain(message)
    })
  },
)
