import type { EndpointKey } from "../src/index.ts"

const id = (n: number) => `b4f9c2a6-1111-4222-8333-${String(n).padStart(12, "0")}`

const text = (content: string) => ({ type: "text", text: { content, link: null } })

const styled = {
  text: { content: "styled", link: { url: "https://example.org/a" } },
  annotations: { bold: true, color: "red_background" },
}

const blocks = [
  { paragraph: { rich_text: [text("one"), styled], color: "default" } },
  {
    type: "heading_2",
    heading_2: { rich_text: [text("two")], is_toggleable: true, children: [{ divider: {} }] },
  },
  {
    object: "block",
    type: "to_do",
    to_do: {
      rich_text: [{ mention: { user: { id: id(1) } } }, { equation: { expression: "e^{i\\pi}" } }],
      checked: true,
    },
  },
  { code: { rich_text: [text("let x")], language: "typescript", caption: [] } },
  { image: { type: "external", external: { url: "https://example.org/a.png" }, caption: [text("a")] } },
  { table: { table_width: 2, children: [{ table_row: { cells: [[text("a")], []] } }] } },
  {
    column_list: {
      children: [{ column: { children: [] } }, { column: { children: [{ quote: { rich_text: [] } }] } }],
    },
  },
  {
    bulleted_list_item: {
      rich_text: [text("a")],
      children: [{ toggle: { rich_text: [], children: [{ divider: {} }] } }],
    },
  },
  { callout: { rich_text: [text("c")], icon: { emoji: "💡" } } },
  { embed: { url: "https://example.org" } },
  { synced_block: { synced_from: { block_id: id(2) } } },
  { link_to_page: { page_id: id(3) } },
]

const values = {
  Name: { title: [text("Row")] },
  Notes: { type: "rich_text", rich_text: [styled] },
  Price: { number: 4.5 },
  Site: { url: "https://example.org" },
  Size: { select: { name: "L" } },
  Tags: { multi_select: [{ name: "a" }, { id: "x_1" }] },
  Who: { people: [{ object: "user", id: id(4) }] },
  Mail: { email: "ada@example.org" },
  Day: { date: { start: "2026-02-03T10:00:00Z", end: null, time_zone: null } },
  Done: { checkbox: true },
  Others: { relation: [{ id: id(5) }] },
  Papers: { files: [{ name: "a.pdf", external: { url: "https://example.org/a.pdf" } }] },
  State: { status: { name: "Done" } },
}

const bareValues = {
  Name: [text("Row")],
  Price: 4.5,
  Size: { name: "L" },
  Day: { start: "2026-02-03" },
  Done: true,
}

const schema = {
  Name: { title: {} },
  Price: { number: { format: "euro" } },
  Size: { select: { options: [{ name: "L", color: "red" }] } },
  State: { status: { options: [{ name: "New", group: "To-do" }] } },
  Others: { relation: { data_source_id: id(6), type: "dual_property", dual_property: {} } },
  Sum: { rollup: { function: "sum", relation_property_name: "Others", rollup_property_name: "Price" } },
  Twice: { formula: { expression: 'prop("Price") * 2' } },
  Number: { unique_id: { prefix: "T" } },
}

const filter = {
  and: [
    { property: "Name", title: { contains: "a" } },
    { property: "Size", select: { equals: ["L", "M"] } },
    {
      or: [
        { property: "Price", number: { greater_than: 3 } },
        { timestamp: "created_time", created_time: { past_week: {} } },
      ],
    },
    { property: "Sum", rollup: { any: { number: { is_not_empty: true } } } },
    { property: "Twice", formula: { number: { equals: 4 } } },
    { property: "Who", people: { contains: "me" } },
  ],
}

/** Good bodies in the newest version's shape; at least one for each endpoint that takes a body. */
export const sampleBodies: readonly (readonly [key: EndpointKey, body: unknown])[] = [
  ["createPage", { parent: { page_id: id(7) }, properties: { title: [text("Hello")] }, children: blocks }],
  ["createPage", { parent: { data_source_id: id(7) }, properties: values, icon: { emoji: "🥑" } }],
  [
    "createPage",
    { parent: { type: "database_id", database_id: id(7) }, properties: bareValues, cover: null },
  ],
  [
    "createPage",
    { parent: { page_id: id(7) }, markdown: "# Hi", allow_async: true, position: { type: "page_start" } },
  ],
  ["updatePage", { properties: values, in_trash: false, is_locked: true, icon: null }],
  ["updatePage", { properties: bareValues, template: { type: "default" }, erase_content: true }],
  ["movePage", { parent: { data_source_id: id(7) } }],
  ["updatePageMarkdown", { type: "replace_content", replace_content: { new_str: "# Hi" } }],
  [
    "updatePageMarkdown",
    { type: "update_content", update_content: { content_updates: [{ old_str: "a", new_str: "b" }] } },
  ],
  [
    "appendBlockChildren",
    { children: blocks, position: { type: "after_block", after_block: { id: id(8) } } },
  ],
  ["updateBlock", { paragraph: { rich_text: [text("new")], color: "blue" } }],
  ["updateBlock", { type: "to_do", to_do: { checked: true }, in_trash: false }],
  ["updateBlock", { in_trash: true }],
  [
    "createDatabase",
    {
      parent: { type: "page_id", page_id: id(9) },
      title: [text("DB")],
      initial_data_source: { properties: schema },
    },
  ],
  ["updateDatabase", { title: [text("DB")], description: [], is_inline: true, is_locked: false }],
  ["createDataSource", { parent: { database_id: id(9) }, properties: schema, title: [text("DS")] }],
  [
    "updateDataSource",
    {
      properties: { ...schema, Old: null, Renamed: { name: "New" } },
      icon: { icon: { name: "pizza", color: "red" } },
    },
  ],
  ["queryDataSource", { filter, sorts: [{ property: "Name", direction: "ascending" }], page_size: 10 }],
  [
    "queryDataSource",
    { filter: { property: "State", status: { group: { equals: "To-do" } } }, start_cursor: null },
  ],
  ["search", { query: "a", filter: { property: "object", value: "page" }, sort: { property: "relevance" } }],
  [
    "createComment",
    { parent: { page_id: id(10) }, rich_text: [text("hi")], display_name: { type: "integration" } },
  ],
  ["createComment", { discussion_id: id(10), markdown: "**hi**", attachments: [{ file_upload_id: id(11) }] }],
  ["updateComment", { rich_text: [text("hi again")] }],
  ["createFileUpload", { mode: "multi_part", filename: "a.txt", number_of_parts: 2 }],
  [
    "createView",
    {
      data_source_id: id(12),
      database_id: id(13),
      name: "Board",
      type: "board",
      filter,
      sorts: [{ timestamp: "created_time", direction: "descending" }],
      quick_filters: { Name: { title: { contains: "a" } }, Size: {} },
      configuration: {
        type: "board",
        group_by: { type: "select", property_id: "abcd", sort: { type: "manual" } },
      },
      position: { type: "end" },
    },
  ],
  ["updateView", { name: "B", filter: null, sorts: [{ property: "Name", direction: "ascending" }] }],
  ["createViewQuery", { page_size: 5 }],
  [
    "createMeetingNote",
    {
      source: { type: "file_upload", file_upload_id: id(14) },
      parent: { type: "page_id", page_id: id(15) },
      language: "en",
    },
  ],
  ["queryMeetingNotes", { limit: 3 }],
  ["oauthToken", { grant_type: "authorization_code", code: "abc", redirect_uri: "https://example.org" }],
  ["oauthToken", { grant_type: "refresh_token", refresh_token: "abc" }],
  ["oauthRevoke", { token: "abc" }],
  ["oauthIntrospect", { token: "abc" }],
]

const legacySchema = {
  ...schema,
  Others: { relation: { database_id: id(6), type: "single_property", single_property: {} } },
}

/** Bodies whose shape belongs to 2022-06-28. */
export const legacySampleBodies: readonly (readonly [key: EndpointKey, body: unknown])[] = [
  ["createDatabase", { parent: { page_id: id(9) }, title: [text("DB")], properties: legacySchema }],
  ["updateDatabase", { title: [text("DB")], properties: { ...legacySchema, Old: null }, archived: false }],
  ["queryDatabase", { filter, sorts: [{ timestamp: "last_edited_time", direction: "descending" }] }],
  ["search", { query: "a", filter: { property: "object", value: "database" } }],
  [
    "appendBlockChildren",
    { children: [{ ...blocks[0], has_children: false, archived: false }], after: id(8) },
  ],
]
