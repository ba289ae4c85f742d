import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { fingerprint } from "./fingerprint.ts"
import { type FuzzWorld, makeFuzzWorld } from "./fuzz/fuzz-world.ts"
import { startServer, type TestServer } from "./start-server.ts"
import { paragraph, text } from "./wire.ts"

// Writes on what lies below something in trash, and writes that name what is not there.

const ancestor =
  "Can't edit page on block with an archived ancestor. You must unarchive the ancestor before editing page."
const itself = "Can't edit block that is archived. You must unarchive the block before editing."
const missing = "0dd0dd0d-0dd0-40dd-80dd-0dd0dd0dd0dd"
const notFound = (kind: string, id: string = missing) =>
  `Could not find ${kind} with ID: ${id}. Make sure the relevant pages and databases are shared with your integration "Inkling".`

type Case = [
  what: string,
  method: string,
  path: (world: FuzzWorld) => string,
  body: (world: FuzzWorld) => object,
]

const writes: Case[] = [
  [
    "updating a page",
    "PATCH",
    (w) => `/v1/pages/${w.childPage}`,
    () => ({ properties: { title: { title: text("x") } } }),
  ],
  [
    "appending to a page",
    "PATCH",
    (w) => `/v1/blocks/${w.childPage}/children`,
    () => ({ children: [paragraph("x")] }),
  ],
  [
    "appending to a block",
    "PATCH",
    (w) => `/v1/blocks/${w.toggle}/children`,
    () => ({ children: [paragraph("x")] }),
  ],
  [
    "creating a page",
    "POST",
    () => "/v1/pages",
    (w) => ({ parent: { page_id: w.childPage }, properties: {} }),
  ],
  [
    "creating a database",
    "POST",
    () => "/v1/databases",
    (w) => ({ parent: { type: "page_id", page_id: w.childPage } }),
  ],
]

describe.each(dialects)("out of reach on %s", (dialect) => {
  let server: TestServer
  let world: FuzzWorld
  beforeAll(async () => {
    server = await startServer(dialect)
    world = await makeFuzzWorld(server)
  })
  afterAll(() => server.close())

  const trash = (path: string, in_trash: boolean) => server.send("PATCH", path, { body: { in_trash } })

  test.each(writes)("%s under something in trash", async (_what, method, path, body) => {
    await trash(`/v1/pages/${world.page}`, true)
    const before = await fingerprint(server)
    const answer = await server.send(method, path(world), { body: body(world) })
    expect(answer.body).toMatchObject({ status: 400, code: "validation_error" })
    expect([ancestor, itself]).toContain(answer.body["message"])
    expect(await fingerprint(server)).toBe(before)
    await trash(`/v1/pages/${world.page}`, false)
  })

  test("a row and a schema under a database in trash", async () => {
    await trash(`/v1/databases/${world.database}`, true)
    const before = await fingerprint(server)
    const row = await server.send("PATCH", `/v1/pages/${world.row}`, {
      body: { properties: { Number: { number: 1 } } },
    })
    expect(row.body).toMatchObject({ status: 400, code: "validation_error", message: ancestor })
    const schema = await server.send("PATCH", `/v1/data_sources/${world.dataSource}`, {
      body: { title: text("x") },
    })
    expect(schema.body).toMatchObject({ status: 404, message: notFound("data_source", world.dataSource) })
    expect(await fingerprint(server)).toBe(before)
    await trash(`/v1/databases/${world.database}`, false)
  })

  test.each<
    [
      name: string,
      status: number,
      message: string,
      method: string,
      path: (w: FuzzWorld) => string,
      body: (w: FuzzWorld) => object,
    ]
  >([
    [
      "a relation to a missing page",
      404,
      notFound("page"),
      "PATCH",
      (w) => `/v1/pages/${w.row}`,
      () => ({ properties: { Related: { relation: [{ id: missing }] } } }),
    ],
    [
      "a relation to a row of another data source",
      404,
      "",
      "PATCH",
      (w) => `/v1/pages/${w.row}`,
      (w) => ({ properties: { Related: { relation: [{ id: w.row }] } } }),
    ],
    [
      "a new row with a relation to a missing page",
      404,
      notFound("page"),
      "POST",
      () => "/v1/pages",
      (w) => ({
        parent: { data_source_id: w.dataSource },
        properties: { Related: { relation: [{ id: missing }] } },
      }),
    ],
    [
      "a relation column to a missing data source",
      404,
      notFound("data_source"),
      "PATCH",
      (w) => `/v1/data_sources/${w.dataSource}`,
      () => ({ properties: { New: { relation: { data_source_id: missing, single_property: {} } } } }),
    ],
    [
      "a page in a missing page",
      404,
      notFound("page"),
      "POST",
      () => "/v1/pages",
      () => ({ parent: { page_id: missing }, properties: {} }),
    ],
    [
      "a property that does not exist",
      400,
      "Nonsense is not a property that exists.",
      "PATCH",
      (w) => `/v1/pages/${w.row}`,
      () => ({ properties: { Nonsense: { number: 1 } } }),
    ],
    [
      "a value of another type than its property",
      400,
      "Number is expected to be number.",
      "PATCH",
      (w) => `/v1/pages/${w.row}`,
      () => ({ properties: { Number: { checkbox: true } } }),
    ],
    [
      "a filter on a property that does not exist",
      400,
      "Could not find property with name or id: Nonsense",
      "POST",
      (w) => `/v1/data_sources/${w.dataSource}/query`,
      () => ({ filter: { property: "Nonsense", number: { equals: 1 } } }),
    ],
    [
      "a cursor that nobody gave",
      400,
      "The start_cursor provided is invalid: nonsense",
      "POST",
      (w) => `/v1/data_sources/${w.dataSource}/query`,
      () => ({ start_cursor: "nonsense" }),
    ],
  ])("%s", async (_name, status, message, method, path, body) => {
    const before = await fingerprint(server)
    const answer = await server.send(method, path(world), { body: body(world) })
    expect(answer.body).toMatchObject({ status, ...(message !== "" && { message }) })
    expect(await fingerprint(server)).toBe(before)
  })
})
