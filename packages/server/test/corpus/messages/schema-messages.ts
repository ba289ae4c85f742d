import { failed, type MessageCase, type Props, undefinedAt } from "./message-case.ts"

const append = ({ page }: Props) => `/v1/blocks/${page}/children`
const children =
  (...blocks: unknown[]) =>
  () => ({ children: blocks })
const text = (content: string) => [{ text: { content } }]
const bare = [{ type: "text", plain_text: "no text" }]

/** Kinds whose rich text was recorded without text, mention and equation. */
const textKinds = [
  "paragraph",
  "bulleted_list_item",
  "callout",
  "code",
  "heading_1",
  "heading_2",
  "heading_3",
  "numbered_list_item",
  "quote",
  "to_do",
  "toggle",
]

const bareText: MessageCase[] = textKinds.map((kind) => ({
  name: `rich text of ${kind} without text, mention and equation`,
  method: "PATCH",
  path: append,
  version: "2022-06-28",
  body: children({ type: kind, [kind]: { rich_text: bare, ...(kind === "code" && { language: "ruby" }) } }),
  message: () => {
    const path = `body.children[0].${kind}.rich_text[0]`
    return failed(...["text", "mention", "equation"].map((key) => undefinedAt(`${path}.${key}`)))
  },
}))

const item = (...children: unknown[]) => ({
  object: "block",
  type: "bulleted_list_item",
  bulleted_list_item: { rich_text: [], ...(children.length > 0 && { children }) },
})

/** Refusals by the shape of a request. Source: observed-errors, recorded and reported. */
export const schemaMessages: readonly MessageCase[] = [
  ...bareText,
  ...["12345678-1234-1234-1234-123456789abc", "f3f2e850-b5d4-11ef-ac7e-96584d5248b2"].map(
    (id): MessageCase => ({
      name: `a page id of uuid version 1, ${id}`,
      path: () => `/v1/pages/${id}`,
      message: () => `path failed validation: path.page_id should be a valid uuid, instead was \`"${id}"\`.`,
    }),
  ),
  {
    name: "a user id of uuid version 1",
    path: () => "/v1/users/f3f2e850-b5d4-11ef-ac7e-96584d5248b2",
    message: () =>
      'path failed validation: path.user_id should be a valid uuid, instead was `"f3f2e850-b5d4-11ef-ac7e-96584d5248b2"`.',
  },
  {
    name: "bare rich text in a new page's title",
    path: () => "/v1/pages",
    version: "2022-06-28",
    body: ({ page }) => ({
      parent: { page_id: page },
      properties: { title: { type: "title", title: bare } },
    }),
    message: () =>
      failed(
        ...["text", "mention", "equation"].map((key) => undefinedAt(`body.properties.title.title[0].${key}`)),
      ),
  },
  {
    name: "an external image without a URL",
    method: "PATCH",
    path: append,
    version: "2022-06-28",
    body: children({ type: "image", image: { type: "external" } }),
    // The recording of 2023 has the first line alone: uploads came in 2025.
    message: () =>
      failed(...["external", "file_upload"].map((key) => undefinedAt(`body.children[0].image.${key}`))),
  },
  {
    name: "the 101st child",
    method: "PATCH",
    path: append,
    body: children(...Array(124).fill({ divider: {} })),
    message: () => failed("body.children.length should be ≤ `100`, instead was `124`"),
  },
  {
    name: "2,242 characters in a property",
    path: () => "/v1/pages",
    body: ({ dataSource }) => ({
      parent: { data_source_id: dataSource },
      properties: { Text: { rich_text: text("x".repeat(2242)) } },
    }),
    message: () =>
      failed("body.properties.Text.rich_text[0].text.content.length should be ≤ `2000`, instead was `2242`"),
  },
  {
    name: "2,544 characters in a block",
    method: "PATCH",
    path: append,
    body: children({ paragraph: { rich_text: [...text("a"), ...text("x".repeat(2544))] } }),
    message: () =>
      failed(
        "body.children[0].paragraph.rich_text[1].text.content.length should be ≤ `2000`, instead was `2544`",
      ),
  },
  {
    name: "2,001 characters in a block's update",
    method: "PATCH",
    path: ({ paragraph }) => `/v1/blocks/${paragraph}`,
    body: () => ({ paragraph: { rich_text: text("x".repeat(2001)) } }),
    message: () =>
      failed("body.paragraph.rich_text[0].text.content.length should be ≤ `2000`, instead was `2001`"),
  },
  {
    name: "children on the third level",
    method: "PATCH",
    path: append,
    body: children(item(item(item(item())))),
    message: () =>
      failed(
        `body.children[0].bulleted_list_item.children[0].bulleted_list_item.children[0].bulleted_list_item.children should be not present, instead was \`${'[{"object":"block","type":"bulleted_list_item","bulleted_'.slice(0, 55)}...\``,
      ),
  },
  {
    name: "a column without children",
    method: "PATCH",
    path: append,
    body: children({ divider: {} }, { column_list: { children: [{ column: {} }, { column: {} }] } }),
    version: "2022-06-28",
    message: () => failed(undefinedAt("body.children[1].column_list.children[0].column.children")),
  },
  {
    name: "a child that is a string",
    method: "PATCH",
    path: append,
    body: children('{"type":"paragraph"}'),
    message: () =>
      failed('body.children[0] should be an object, instead was `"{\\"type\\":\\"paragraph\\"}"`'),
  },
  {
    name: "an unknown key in a query",
    path: ({ dataSource }) => `/v1/data_sources/${dataSource}/query`,
    body: () => ({ filter_properties: ["ID"] }),
    message: () => failed('body.filter_properties should be not present, instead was `["ID"]`'),
  },
  {
    name: "an unknown key in a search",
    path: () => "/v1/search",
    body: () => ({ sorts: [] }),
    message: () => failed("body.sorts should be not present, instead was `[]`"),
  },
  {
    name: "archived in a new block since 2026-03-11",
    method: "PATCH",
    path: append,
    body: children({ archived: false, paragraph: { rich_text: [] } }),
    isQuotedInPart: true,
    message: () => "body.children[0].archived should be not present, instead was `false`.",
  },
  {
    name: "a table without a column",
    method: "PATCH",
    path: append,
    body: children({ table: { table_width: 0, children: [{ table_row: { cells: [] } }] } }),
    message: () => failed("body.children[0].table.table_width should be ≥ `1`, instead was `0`"),
  },
  {
    name: "a request without a parent",
    path: () => "/v1/comments",
    body: () => ({ parent: {}, rich_text: text("x") }),
    message: () => failed(undefinedAt("body.parent.page_id"), undefinedAt("body.parent.block_id")),
  },
  {
    name: "a header sent as a key of the body",
    path: () => "/v1/search",
    body: () => ({ "Notion-Version": "2022-06-28" }),
    message: () => failed('body.Notion-Version should be not present, instead was `"2022-06-28"`'),
  },
  {
    name: "a text for a number",
    path: () => "/v1/pages",
    body: ({ dataSource }) => ({
      parent: { data_source_id: dataSource },
      properties: { Number: { number: "1" } },
    }),
    isQuotedInPart: true,
    // The report has no back-ticks around null; a sentence with three parts, reported elsewhere, has.
    message: () => 'body.properties.Number.number should be a number or `null`, instead was `"1"`.',
  },
  {
    name: "an empty page id of a parent",
    path: () => "/v1/pages",
    body: () => ({ parent: { page_id: "" }, properties: {} }),
    version: "2022-06-28",
    isQuotedInPart: true,
    message: () => 'body.parent.page_id should be a valid uuid, instead was `""`.',
  },
  {
    name: "a parent without a database",
    path: () => "/v1/pages",
    body: () => ({ parent: { page_id: "" }, properties: {} }),
    version: "2022-06-28",
    isQuotedInPart: true,
    message: () => `${undefinedAt("body.parent.database_id")}.`,
  },
  {
    name: "an unknown colour",
    path: () => "/v1/pages",
    body: ({ dataSource }) => ({
      parent: { data_source_id: dataSource },
      properties: { Select: { select: { name: "One", color: "Unknown" } } },
    }),
    isQuotedInPart: true,
    message: () =>
      'body.properties.Select.select.color should be `"default"`, `"gray"`, `"brown"`, `"orange"`, `"yellow"`, `"green"`, `"blue"`, `"purple"`, `"pink"`, `"red"`, or `undefined`, instead was `"Unknown"`.',
  },
  {
    name: "a list for a link",
    method: "PATCH",
    path: append,
    body: children({ paragraph: { rich_text: [{ text: { content: "x", link: [] } }] } }),
    message: () =>
      failed(
        "body.children[0].paragraph.rich_text[0].text.link should be an object, `null`, or `undefined`, instead was `[]`",
      ),
  },
  {
    name: "an icon of null in a new block",
    method: "PATCH",
    path: append,
    body: children({ paragraph: { rich_text: [], icon: null } }),
    message: () =>
      failed("body.children[0].paragraph.icon should be an object or `undefined`, instead was `null`"),
  },
  {
    name: "an icon of null for a database",
    method: "PATCH",
    path: ({ database }) => `/v1/databases/${database}`,
    body: () => ({ icon: null }),
    message: () => failed("body.icon should be an object or `undefined`, instead was `null`"),
  },
  {
    name: "a text for a tick",
    method: "PATCH",
    path: append,
    body: children({ to_do: { rich_text: [], checked: "yes" } }),
    message: () =>
      failed('body.children[0].to_do.checked should be a boolean or `undefined`, instead was `"yes"`'),
  },
]
