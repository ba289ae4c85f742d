import { describe, expect, test } from "vitest"
import { type ApiVersion, checkRequest, coerceQuery, type EndpointKey, explainRequest } from "../src/index.ts"

const id = "b4f9c2a6-1111-4222-8333-444455556666"
const words = (content: string) => [{ text: { content } }]
const paragraph = (content = "x") => ({ paragraph: { rich_text: words(content) } })

function explainBody(
  version: ApiVersion,
  key: EndpointKey,
  body: unknown,
  path: Record<string, string> = {},
): string {
  const ids = { block_id: id, page_id: id, database_id: id, data_source_id: id }
  const own = Object.fromEntries(Object.entries(ids).filter(([name]) => pathParams[key]?.includes(name)))
  const request = { path: { ...own, ...path }, query: {}, body }
  expect(checkRequest(version, key, request)).toBe(false)
  return explainRequest(version, key, request)
}

const pathParams: Partial<Record<EndpointKey, string[]>> = {
  appendBlockChildren: ["block_id"],
  updateBlock: ["block_id"],
  updatePage: ["page_id"],
  getPage: ["page_id"],
  updateDatabase: ["database_id"],
  queryDataSource: ["data_source_id"],
}

/** One reported or recorded sentence; our own bodies, the sentences are facts about the wire. */
const single: [about: string, ApiVersion, EndpointKey, unknown, sentence: string][] = [
  [
    "too many children",
    "2025-09-03",
    "appendBlockChildren",
    { children: Array.from({ length: 124 }, () => paragraph()) },
    "body.children.length should be ≤ `100`, instead was `124`.",
  ],
  [
    "a long text",
    "2022-06-28",
    "appendBlockChildren",
    { children: [paragraph("x".repeat(2001))] },
    "body.children[0].paragraph.rich_text[0].text.content.length should be ≤ `2000`, instead was `2001`.",
  ],
  [
    "a long text of emoji, counted in UTF-16 code units",
    "2026-03-11",
    "createPage",
    { properties: { title: words("😀".repeat(1001)) } },
    "body.properties.title[0].text.content.length should be ≤ `2000`, instead was `2002`.",
  ],
  [
    "children that are null",
    "2025-09-03",
    "createPage",
    { children: null },
    "body.children should be an array or `undefined`, instead was `null`.",
  ],
  [
    "a child that is a text, cut after 55 characters",
    "2025-09-03",
    "appendBlockChildren",
    {
      children: [
        JSON.stringify({ type: "paragraph", paragraph: { rich_text: [{ text: { content: "a" } }] } }),
      ],
    },
    'body.children[0] should be an object, instead was `"{\\"type\\":\\"paragraph\\",\\"paragraph\\":{\\"rich_text\\":[...`.',
  ],
  [
    "children three levels down",
    "2025-09-03",
    "appendBlockChildren",
    {
      children: [
        {
          bulleted_list_item: {
            rich_text: [],
            children: [
              {
                bulleted_list_item: {
                  rich_text: [],
                  children: [
                    {
                      bulleted_list_item: {
                        rich_text: [],
                        children: [
                          {
                            object: "block",
                            type: "bulleted_list_item",
                            bulleted_list_item: { rich_text: [] },
                          },
                        ],
                      },
                    },
                  ],
                },
              },
            ],
          },
        },
      ],
    },
    'body.children[0].bulleted_list_item.children[0].bulleted_list_item.children[0].bulleted_list_item.children should be not present, instead was `[{"object":"block","type":"bulleted_list_item","bullete...`.',
  ],
  [
    "a to-do without words",
    "2025-09-03",
    "appendBlockChildren",
    { children: [{ to_do: { checked: true } }] },
    "body.children[0].to_do.rich_text should be defined, instead was `undefined`.",
  ],
  [
    "a flag that is a text",
    "2025-09-03",
    "appendBlockChildren",
    { children: [{ to_do: { rich_text: [], checked: "yes" } }] },
    'body.children[0].to_do.checked should be a boolean or `undefined`, instead was `"yes"`.',
  ],
  [
    "a table without width",
    "2025-09-03",
    "appendBlockChildren",
    { children: [{ table: { table_width: 0, children: [{ table_row: { cells: [] } }] } }] },
    "body.children[0].table.table_width should be ≥ `1`, instead was `0`.",
  ],
  [
    "a column without children",
    "2022-06-28",
    "appendBlockChildren",
    { children: [{ column_list: { children: [{ column: {} }, { column: {} }] } }] },
    "body.children[0].column_list.children[0].column.children should be defined, instead was `undefined`.",
  ],
  [
    "a link that is an array",
    "2025-09-03",
    "appendBlockChildren",
    { children: [{ quote: { rich_text: [{ text: { content: "a", link: [] } }] } }] },
    "body.children[0].quote.rich_text[0].text.link should be an object, `null`, or `undefined`, instead was `[]`.",
  ],
  [
    "annotations inside text",
    "2025-09-03",
    "appendBlockChildren",
    { children: [{ quote: { rich_text: [{ text: { content: "a", annotations: { bold: true } } }] } }] },
    'body.children[0].quote.rich_text[0].text.annotations should be not present, instead was `{"bold":true}`.',
  ],
  [
    "an icon of a callout that is null",
    "2025-09-03",
    "appendBlockChildren",
    { children: [{ callout: { rich_text: [], icon: null } }] },
    "body.children[0].callout.icon should be an object or `undefined`, instead was `null`.",
  ],
  [
    "an icon of a database that is null",
    "2025-09-03",
    "updateDatabase",
    { icon: null },
    "body.icon should be an object or `undefined`, instead was `null`.",
  ],
  [
    "a width that an update cannot change",
    "2025-09-03",
    "updateBlock",
    { table: { table_width: 3 } },
    "body.table.table_width should be not present, instead was `3`.",
  ],
  [
    "an unknown key",
    "2021-08-16",
    "updatePage",
    { an_incorrect_key: "value" },
    'body.an_incorrect_key should be not present, instead was `"value"`.',
  ],
  [
    "filter_properties in the body",
    "2025-09-03",
    "queryDataSource",
    { filter_properties: ["ID"] },
    'body.filter_properties should be not present, instead was `["ID"]`.',
  ],
  [
    "archived in a query",
    "2022-06-28",
    "queryDataSource",
    { archived: false },
    "body.archived should be not present, instead was `false`.",
  ],
  [
    "archived in the version that dropped it",
    "2026-03-11",
    "updatePage",
    { archived: true },
    "body.archived should be not present, instead was `true`.",
  ],
  [
    "a property schema that carries a key",
    "2022-06-28",
    "createDatabase",
    { parent: { page_id: id }, properties: { "Task Name": { title: { placeholder: "" } } } },
    'body.properties.Task Name.title.placeholder should be not present, instead was `""`.',
  ],
  [
    "a date in another form",
    "2022-06-28",
    "updatePage",
    { properties: { Date: { date: { start: "2022/01/02" } } } },
    'body.properties.Date.date.start should be a valid ISO 8601 date string, instead was `"2022/01/02"`.',
  ],
  [
    "too many alternatives",
    "2025-09-03",
    "queryDataSource",
    { filter: { or: Array.from({ length: 124 }, () => ({ property: "Name", title: { equals: "a" } })) } },
    "body.filter.or.length should be ≤ `100`, instead was `124`.",
  ],
  [
    "a page size that is a text",
    "2022-06-28",
    "search",
    { page_size: "50" },
    'body.page_size should be a number or `undefined`, instead was `"50"`.',
  ],
  [
    "the first of two wrong keys, in the order of the types",
    "2025-09-03",
    "search",
    { filter: "page", query: 5 },
    "body.query should be a string or `undefined`, instead was `5`.",
  ],
  [
    "a filter that is null",
    "2025-09-03",
    "search",
    { filter: null },
    "body.filter should be an object or `undefined`, instead was `null`.",
  ],
  [
    "a missing list",
    "2026-03-11",
    "appendBlockChildren",
    {},
    "body.children should be defined, instead was `undefined`.",
  ],
]

test.each(single)("says what is wrong with %s", (_about, version, key, body, sentence) => {
  expect(explainBody(version, key, body)).toBe(`body failed validation: ${sentence}`)
})

const undefinedLines = (path: string, keys: readonly string[]) =>
  keys.map((key) => `${path}.${key} should be defined, instead was \`undefined\`.`)

const blockKinds =
  "embed bookmark image video pdf file audio code equation divider breadcrumb tab table_of_contents link_to_page table_row ai_block meeting_notes custom_block table column_list column heading_1 heading_2 heading_3 heading_4 paragraph bulleted_list_item numbered_list_item quote to_do toggle template callout synced_block".split(
    " ",
  )
const valueKinds =
  "title rich_text number url select multi_select people email phone_number date checkbox relation files status place verification".split(
    " ",
  )
const bareKeys = ["id", "name", "start", "lat", "state"]

describe("lists the alternatives", () => {
  const several: [about: string, ApiVersion, EndpointKey, unknown, lines: string[]][] = [
    [
      "an unknown block",
      "2026-03-11",
      "appendBlockChildren",
      { children: [{ type: "note", note: {} }] },
      undefinedLines("body.children[0]", blockKinds),
    ],
    [
      "a key that only an old version takes back, in a known block",
      "2026-03-11",
      "appendBlockChildren",
      { children: [{ ...paragraph(), archived: false }] },
      undefinedLines("body.children[0]", blockKinds).map((line) =>
        line.startsWith("body.children[0].paragraph ")
          ? "body.children[0].archived should be not present, instead was `false`."
          : line,
      ),
    ],
    [
      "rich text without its content",
      "2022-06-28",
      "appendBlockChildren",
      { children: [{ type: "quote", quote: { rich_text: [{ type: "text", plain_text: "a" }] } }] },
      undefinedLines("body.children[0].quote.rich_text[0]", ["text", "mention", "equation"]),
    ],
    [
      "a parent with a bad id",
      "2025-09-03",
      "createPage",
      { parent: { database_id: "DATABASE_ID" }, properties: {} },
      [
        "body.parent.page_id should be defined, instead was `undefined`.",
        'body.parent.database_id should be a valid uuid, instead was `"DATABASE_ID"`.',
        "body.parent.data_source_id should be defined, instead was `undefined`.",
        "body.parent.workspace should be defined, instead was `undefined`.",
      ],
    ],
    [
      "a wrapped value of the wrong type, and the bare reading of its neighbour",
      "2025-09-03",
      "createPage",
      { parent: { page_id: id }, properties: { Name: { title: words("a") }, Telephone: { title: "99" } } },
      [
        'body.properties.Telephone.title should be an array, instead was `"99"`.',
        ...undefinedLines("body.properties.Telephone", valueKinds.slice(1)),
        ...undefinedLines("body.properties.Name", bareKeys),
      ],
    ],
    [
      "a wrapped value with a key too much",
      "2025-09-03",
      "updatePage",
      { properties: { Question: { title: words("a"), name: "Project" } } },
      [
        'body.properties.Question.name should be not present, instead was `"Project"`.',
        ...undefinedLines("body.properties.Question", valueKinds.slice(1)),
        "body.properties.Question.id should be defined, instead was `undefined`.",
        'body.properties.Question.title should be not present, instead was `[{"text":{"content":"a"}}]`.',
        ...undefinedLines("body.properties.Question", ["start", "lat", "state"]),
      ],
    ],
    [
      "wrapped and bare values side by side",
      "2025-09-03",
      "updatePage",
      { properties: { Status: { select: { name: "In progress" } }, Tokens: 4 } },
      undefinedLines("body.properties.Status", bareKeys),
    ],
    [
      "a relation before data sources that says no kind",
      "2022-06-28",
      "createDatabase",
      { parent: { page_id: id }, properties: { Relation: { relation: { database_id: id } } } },
      undefinedLines("body.properties.Relation.relation", ["single_property", "dual_property"]),
    ],
    [
      "an icon that misspells its type",
      "2022-06-28",
      "updatePage",
      { icon: { type: "externaeel", external: { url: "https://example.org/a.png" } } },
      [
        "body.icon.file_upload should be defined, instead was `undefined`.",
        "body.icon.emoji should be defined, instead was `undefined`.",
        'body.icon.type should be `"external"` or `undefined`, instead was `"externaeel"`.',
        "body.icon.custom_emoji should be defined, instead was `undefined`.",
        "body.icon.icon should be defined, instead was `undefined`.",
      ],
    ],
    [
      "an unknown filter",
      "2025-09-03",
      "queryDataSource",
      { filter: { orr: [] } },
      undefinedLines(
        "body.filter",
        "or and title rich_text number checkbox select multi_select status date people files url email phone_number relation created_by created_time last_edited_by last_edited_time formula unique_id rollup verification".split(
          " ",
        ),
      ),
    ],
  ]
  test.each(several)("of %s", (_about, version, key, body, lines) => {
    expect(explainBody(version, key, body)).toBe(["body failed validation. Fix one:", ...lines].join("\n"))
  })
})

test("looks at the path before the body", () => {
  const path = { page_id: "12345678-1234-1234-1234-123456789abc" }
  expect(explainBody("2026-03-11", "updatePage", { nonsense: 1 }, path)).toBe(
    'path failed validation: path.page_id should be a valid uuid, instead was `"12345678-1234-1234-1234-123456789abc"`.',
  )
})

describe("explains queries", () => {
  const explainQuery = (key: EndpointKey, raw: Record<string, string>) =>
    explainRequest("2025-09-03", key, { path: {}, query: coerceQuery("2025-09-03", key, raw), body: {} })

  test.each([
    [{}, "query.block_id should be defined, instead was `undefined`."],
    [{ block_id: "" }, "query.block_id should be a string, instead was `0`."],
    [{ block_id: 'a"b' }, 'query.block_id should be a valid uuid, instead was `"a\\"b"`.'],
    [
      { block_id: id, page_size: "101" },
      "query.page_size should be ≤ `100` or `undefined`, instead was `101`.",
    ],
    [{ block_id: id, page_size: "0" }, "query.page_size should be ≥ `1` or `undefined`, instead was `0`."],
    [
      { block_id: id, page_size: "ten" },
      'query.page_size should be a number or `undefined`, instead was `"ten"`.',
    ],
    [{ block_id: id, pagesize: "10" }, 'query.pagesize should be not present, instead was `"10"`.'],
  ] as [Record<string, string>, string][])("of comments: %j", (raw, sentence) => {
    expect(explainQuery("listComments", raw)).toBe(`query failed validation: ${sentence}`)
  })
})
