const id = (n: number) => `b4f9c2a6-1111-8222-8333-${String(n).padStart(12, "0")}`

const by = { object: "user", id: id(1) }
const bot = { object: "user", id: id(1), name: "Notes bot", avatar_url: null, type: "bot", bot: {} }
const at = "2026-10-01T08:30:00.000Z"

export const richText = (content: string) => ({
  type: "text",
  text: { content, link: null },
  annotations: {
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
    code: false,
    color: "default",
  },
  plain_text: content,
  href: null,
})

const values = {
  Price: { id: "AbcD", type: "number", number: 4 },
  Button: { id: "Bbcd", type: "button", button: {} },
  Others: { id: "Cbcd", type: "relation", relation: [{ id: id(3) }], has_more: false },
  Sum: { id: "D%3Acd", type: "rollup", rollup: { type: "number", number: null, function: "sum" } },
  Twice: { id: "Ebcd", type: "formula", formula: { type: "string", string: null } },
  Place: {
    id: "Fbcd",
    type: "place",
    place: { lat: 52.5, lon: 13.4, name: null, address: "Berlin", aws_place_id: null, google_place_id: null },
  },
  Who: { id: "Gbcd", type: "people", people: [bot] },
  Papers: {
    id: "Hbcd",
    type: "files",
    files: [{ name: "a.png", type: "external", external: { url: "https://example.org/a.png" } }],
  },
  Day: { id: "Ibcd", type: "date", date: { start: "2026-01-02", end: null, time_zone: null } },
  Name: { id: "title", type: "title", title: [richText("Row")] },
  Verification: {
    id: "verification",
    type: "verification",
    verification: { state: "unverified", verified_by: null, date: null },
  },
}

/** A row, as 2026-03-11 shows it. */
export const page = {
  object: "page",
  id: id(2),
  created_time: at,
  last_edited_time: at,
  created_by: by,
  last_edited_by: by,
  cover: null,
  icon: { type: "emoji", emoji: "🥑" },
  parent: { type: "data_source_id", data_source_id: id(4), database_id: id(5) },
  in_trash: false,
  is_archived: false,
  is_locked: false,
  properties: values,
  url: "https://example.org/p/Row",
  public_url: null,
}

export const block = {
  object: "block",
  id: id(6),
  parent: { type: "page_id", page_id: id(2) },
  created_time: at,
  last_edited_time: at,
  created_by: by,
  last_edited_by: by,
  has_children: false,
  in_trash: false,
  type: "paragraph",
  paragraph: { rich_text: [richText("Hello")], icon: null, color: "default" },
}

export const listOfBlocks = {
  object: "list",
  results: [block],
  next_cursor: null,
  has_more: false,
  type: "block",
  block: {},
}

const configuration = (name: string, propertyId: string, type: string, config: unknown = {}) => ({
  id: propertyId,
  name,
  description: null,
  type,
  [type]: config,
})

export const dataSource = {
  object: "data_source",
  id: id(4),
  cover: null,
  icon: null,
  created_time: at,
  created_by: by,
  last_edited_by: by,
  last_edited_time: at,
  title: [richText("Rows")],
  description: [],
  is_inline: false,
  properties: {
    Size: configuration("Size", "Abcd", "select", {
      options: [{ id: "x", name: "L", color: "red", description: null }],
    }),
    Button: configuration("Button", "Bbcd", "button"),
    Others: configuration("Others", "Cbcd", "relation", {
      database_id: id(5),
      data_source_id: id(4),
      type: "single_property",
      single_property: {},
    }),
    Name: configuration("Name", "title", "title"),
    Verification: configuration("Verification", "verification", "verification"),
  },
  parent: { type: "database_id", database_id: id(5) },
  database_parent: { type: "workspace", workspace: true },
  url: "https://example.org/p/Rows",
  public_url: null,
  in_trash: false,
}

export const database = {
  object: "database",
  id: id(5),
  title: [richText("Rows")],
  description: [],
  parent: { type: "page_id", page_id: id(7) },
  is_inline: false,
  in_trash: false,
  is_locked: false,
  created_time: "2026-10-01T08:30:12.345+00:00",
  last_edited_time: "2026-10-01T08:30:12.345+00:00",
  data_sources: [{ id: id(4), name: "Rows" }],
  icon: null,
  cover: null,
  url: "https://example.org/p/Rows",
  public_url: null,
}

const { database_parent: _, ...oldShape } = dataSource

/** The same database, before there were data sources. */
export const legacyDatabase = {
  ...oldShape,
  object: "database",
  id: id(5),
  parent: { type: "page_id", page_id: id(7) },
  archived: false,
}

export const comment = {
  object: "comment",
  id: id(8),
  parent: { type: "page_id", page_id: id(2) },
  discussion_id: id(9),
  created_time: at,
  last_edited_time: at,
  created_by: by,
  rich_text: [richText("Hi")],
  display_name: { type: "integration", resolved_name: "Notes bot" },
}

export const self = {
  object: "user",
  id: id(1),
  name: "Notes bot",
  avatar_url: null,
  type: "bot",
  bot: {
    owner: { type: "workspace", workspace: true },
    workspace_name: "Home",
    workspace_id: id(10),
    workspace_limits: { max_file_upload_size_in_bytes: 5_242_880 },
  },
}

export const numberItem = { object: "property_item", type: "number", id: "Abcd", number: 4 }

export const titleItems = {
  object: "list",
  results: [{ object: "property_item", type: "title", id: "title", title: richText("Row") }],
  next_cursor: null,
  has_more: false,
  type: "property_item",
  property_item: { id: "title", next_url: null, type: "title", title: {} },
}

export const templates = { templates: [], has_more: false, next_cursor: null }
