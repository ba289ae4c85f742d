import { afterAll, beforeAll, expect, test } from "vitest"
import { fingerprint } from "./fingerprint.ts"
import { type FuzzWorld, makeFuzzWorld } from "./fuzz/fuzz-world.ts"
import { startServer, type TestServer } from "./start-server.ts"
import { text } from "./wire.ts"

// Each limit of the API one step over, and at it. Source: developers.notion.com/reference/request-limits

let server: TestServer
let world: FuzzWorld
beforeAll(async () => {
  server = await startServer("sqlite")
  world = await makeFuzzWorld(server)
})
afterAll(() => server.close())

interface Limit {
  name: string
  /** The last size that is accepted. */
  limit: number
  method: string
  path: () => string
  body: (size: number) => object
  /** What the message ends in for the size one over. */
  message: string
}

const times = <T>(size: number, make: (index: number) => T) =>
  Array.from({ length: size }, (_, at) => make(at))

const words = (size: number) => "x".repeat(size)

const url = (size: number) => `https://example.com/${words(size - 20)}`

const over = (where: string, limit: number) =>
  `body failed validation: ${where} should be ≤ \`${limit}\`, instead was \`${limit + 1}\`.`

const row = (name: string, value: (size: number) => object) => (size: number) => ({
  properties: { [name]: value(size) },
})

const onRow = (name: string, limit: number, where: string, value: (size: number) => object): Limit => ({
  name: `${name} of a row`,
  limit,
  method: "PATCH",
  path: () => `/v1/pages/${world.row}`,
  body: row(name, value),
  message: over(`body.properties.${name}.${where}`, limit),
})

const onChildren = (
  name: string,
  limit: number,
  where: string,
  children: (size: number) => object[],
): Limit => ({
  name,
  limit,
  method: "PATCH",
  path: () => `/v1/blocks/${world.page}/children`,
  body: (size) => ({ children: children(size) }),
  message: over(`body.${where}`, limit),
})

const limits: Limit[] = [
  onChildren("a text", 2_000, "children[0].paragraph.rich_text[0].text.content.length", (size) => [
    { paragraph: { rich_text: text(words(size)) } },
  ]),
  onChildren(
    "the link of a text",
    2_000,
    "children[0].paragraph.rich_text[0].text.link.url.length",
    (size) => [{ paragraph: { rich_text: [{ text: { content: "x", link: { url: url(size) } } }] } }],
  ),
  onChildren("an equation", 1_000, "children[0].equation.expression.length", (size) => [
    { equation: { expression: words(size) } },
  ]),
  onChildren("texts of a block", 100, "children[0].paragraph.rich_text.length", (size) => [
    { paragraph: { rich_text: times(size, () => ({ text: { content: "x" } })) } },
  ]),
  onChildren("children at once", 100, "children.length", (size) =>
    times(size, () => ({ paragraph: { rich_text: [] } })),
  ),
  onChildren("children of a child", 100, "children[0].toggle.children.length", (size) => [
    { toggle: { rich_text: [], children: times(size, () => ({ divider: {} })) } },
  ]),
  onChildren("a bookmark's address", 2_000, "children[0].bookmark.url.length", (size) => [
    { bookmark: { url: url(size) } },
  ]),
  onRow("Text", 100, "rich_text.length", (size) => ({ rich_text: times(size, () => text("x")[0]) })),
  onRow("Tags", 100, "multi_select.length", (size) => ({
    multi_select: times(size, (at) => ({ name: `Tag ${at}` })),
  })),
  onRow("Who", 100, "people.length", (size) => ({ people: times(size, () => ({ id: world.person })) })),
  onRow("Related", 100, "relation.length", (size) => ({
    relation: times(size, () => ({ id: world.otherRow })),
  })),
  onRow("Files", 100, "files.length", (size) => ({
    files: times(size, () => ({ name: "f", external: { url: "https://example.com/f" } })),
  })),
  onRow("Link", 2_000, "url.length", (size) => ({ url: url(size) })),
  onRow("Mail", 200, "email.length", (size) => ({ email: words(size) })),
  onRow("Phone", 200, "phone_number.length", (size) => ({ phone_number: words(size) })),
  {
    name: "the title of a database",
    limit: 100,
    method: "PATCH",
    path: () => `/v1/databases/${world.database}`,
    body: (size) => ({ title: times(size, () => text("x")[0]) }),
    message: over("body.title.length", 100),
  },
  {
    name: "options of a select",
    limit: 100,
    method: "PATCH",
    path: () => `/v1/data_sources/${world.otherDataSource}`,
    body: (size) => ({
      properties: { New: { select: { options: times(size, (at) => ({ name: `o${at}` })) } } },
    }),
    message: over("body.properties.New.select.options.length", 100),
  },
  {
    name: "sorts of a query",
    limit: 100,
    method: "POST",
    path: () => `/v1/data_sources/${world.dataSource}/query`,
    body: (size) => ({ sorts: times(size, () => ({ property: "Name", direction: "ascending" })) }),
    message: over("body.sorts.length", 100),
  },
  {
    name: "conditions of a filter",
    limit: 100,
    method: "POST",
    path: () => `/v1/data_sources/${world.dataSource}/query`,
    body: (size) => ({
      filter: { and: times(size, () => ({ property: "Done", checkbox: { equals: true } })) },
    }),
    message: over("body.filter.and.length", 100),
  },
  {
    name: "results of a query",
    limit: 100,
    method: "POST",
    path: () => `/v1/data_sources/${world.dataSource}/query`,
    body: (size) => ({ page_size: size }),
    message: "body failed validation: body.page_size should be ≤ `100` or `undefined`, instead was `101`.",
  },
]

test.each(limits)("$name: $limit, and not one more", async ({ limit, method, path, body, message }) => {
  const state = await server.inkling.snapshot()
  const before = await fingerprint(server)
  const refused = await server.send(method, path(), { body: body(limit + 1) })
  expect(refused.body).toMatchObject({ status: 400, code: "validation_error", message })
  expect(await fingerprint(server)).toBe(before)
  const accepted = await server.send(method, path(), { body: body(limit) })
  expect(accepted.status, JSON.stringify(accepted.body)).toBe(200)
  await server.inkling.restore(state)
})

test("a page size that is no number is refused", async () => {
  const { body } = await server.send("GET", "/v1/users?page_size=ten")
  expect(body).toMatchObject({ status: 400, code: "validation_error" })
  expect(body["message"]).toMatch(/^query failed validation: query\.page_size should be /)
})

test("a third level of children in one request is refused, and nothing of it is there", async () => {
  const before = await fingerprint(server)
  const nested = (depth: number): object =>
    depth === 0 ? { divider: {} } : { toggle: { rich_text: [], children: [nested(depth - 1)] } }
  const path = `/v1/blocks/${world.page}/children`
  const { body } = await server.send("PATCH", path, { body: { children: [nested(3)] } })
  expect(body).toMatchObject({ status: 400, code: "validation_error" })
  expect(body["message"]).toContain("should be not present")
  expect(await fingerprint(server)).toBe(before)
})

test("more than 1,000 blocks in one request are refused", async () => {
  const before = await fingerprint(server)
  const toggle = { toggle: { rich_text: [], children: times(100, () => ({ divider: {} })) } }
  const path = `/v1/blocks/${world.page}/children`
  const { body } = await server.send("PATCH", path, { body: { children: times(10, () => toggle) } })
  expect(body).toMatchObject({ status: 400, code: "validation_error" })
  expect(await fingerprint(server)).toBe(before)
})
