import { describe, expect, test } from "vitest"
import { type ApiVersion, apiVersions, checkRequest, type EndpointKey } from "../src/index.ts"

const id = "b4f9c2a6-1111-4222-8333-444455556666"
const words = [{ text: { content: "a" } }]

/** The versions that take a body. */
function acceptedBy(key: EndpointKey, path: Record<string, string>, body: unknown): ApiVersion[] {
  return apiVersions.filter((version) => checkRequest(version, key, { path, query: {}, body }))
}

const all = [...apiVersions]
const since = (first: ApiVersion) => all.filter((version) => version >= first)
const until = (last: ApiVersion) => all.filter((version) => version <= last)
const page = { page_id: id }
const block = { block_id: id }

const cases: [about: string, EndpointKey, Record<string, string>, unknown, ApiVersion[]][] = [
  ["in_trash", "updatePage", page, { in_trash: true }, all],
  ["archived on pages", "updatePage", page, { archived: true }, until("2025-09-03")],
  ["archived on blocks", "updateBlock", block, { archived: true }, until("2025-09-03")],
  ["after", "appendBlockChildren", block, { children: [], after: id }, until("2025-09-03")],
  ["position", "appendBlockChildren", block, { children: [], position: { type: "start" } }, all],
  ["unknown keys, which were ignored at first", "updatePage", page, { wings: 2 }, until("2021-05-13")],
  ["a block's wrong words, known or not", "updateBlock", block, { paragraph: { text: "a" } }, []],
  [
    "rich_text in blocks",
    "appendBlockChildren",
    block,
    { children: [{ quote: { rich_text: words } }] },
    since("2022-02-22"),
  ],
  [
    "text in blocks",
    "appendBlockChildren",
    block,
    { children: [{ quote: { text: words } }] },
    until("2021-08-16"),
  ],
  ["new kinds of blocks", "appendBlockChildren", block, { children: [{ divider: {} }] }, all],
  [
    "echoes of a block's state",
    "appendBlockChildren",
    block,
    { children: [{ divider: {}, has_children: false, archived: false, in_trash: false }] },
    until("2025-09-03"),
  ],
  [
    "echoes of a block's history",
    "appendBlockChildren",
    block,
    { children: [{ divider: {}, id, created_time: "2022-01-01T00:00:00.000Z" }] },
    until("2022-06-28"),
  ],
  ["data_source_id of a parent", "createPage", {}, { parent: { data_source_id: id } }, all],
  ["database_id of a parent", "createPage", {}, { parent: { database_id: id } }, all],
  [
    "properties of a new database",
    "createDatabase",
    {},
    { parent: { type: "page_id", page_id: id }, properties: {} },
    until("2022-06-28"),
  ],
  [
    "the first data source of a new database",
    "createDatabase",
    {},
    { parent: { type: "page_id", page_id: id }, initial_data_source: {} },
    // The two oldest ignore what they do not know, and miss the properties.
    since("2025-09-03"),
  ],
  [
    "a relation by database_id",
    "createDatabase",
    {},
    { parent: { page_id: id }, properties: { R: { relation: { database_id: id, single_property: {} } } } },
    until("2022-06-28"),
  ],
  [
    "a relation that says no kind",
    "createDatabase",
    {},
    { parent: { page_id: id }, properties: { R: { relation: { database_id: id } } } },
    until("2022-02-22"),
  ],
  [
    "search for databases",
    "search",
    {},
    { filter: { property: "object", value: "database" } },
    until("2022-06-28"),
  ],
  [
    "search for data sources",
    "search",
    {},
    { filter: { property: "object", value: "data_source" } },
    since("2025-09-03"),
  ],
  ["search for trash", "search", {}, { filter: { in_trash: true } }, all],
  ["bare property values", "updatePage", page, { properties: { Name: words, Price: 3 } }, all],
  ["comments, which came later", "createComment", {}, { parent: { page_id: id }, rich_text: words }, all],
]

describe("each version takes what it should", () => {
  test.each(cases)("%s", (_about, key, path, body, versions) => {
    expect(acceptedBy(key, path, body)).toEqual(versions)
  })
})

test("old filters call text and phone numbers by their old names", () => {
  const filters = [
    { property: "A", text: { contains: "a" } },
    { property: "A", phone: { contains: "1" } },
    { property: "A", formula: { text: { contains: "a" } } },
  ]
  for (const filter of filters)
    expect(acceptedBy("queryDatabase", { database_id: id }, { filter }).slice(-1)).toEqual(["2021-08-16"])
})
