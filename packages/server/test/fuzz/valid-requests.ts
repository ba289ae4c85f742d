import type { EndpointKey } from "@inkling/contract"
import { text } from "../wire.ts"
import type { FuzzApp } from "./fuzz-app.ts"
import { type FuzzWorld, plainColumns } from "./fuzz-world.ts"
import { viewRequests } from "./view-requests.ts"

/** A request that the server accepts in the newest version, or in the old ones where it says so. */
export interface ValidRequest {
  key: EndpointKey
  method: string
  path: string
  body?: unknown
  /** The text of a multipart/form-data body, in place of a JSON one. */
  form?: string
  /** What it is sent as, where no token will do. */
  authorization?: string
  /** Only before data sources. */
  isOld?: true
  /** The server refuses every one of them, saying why. */
  isRefused?: true
}

/** Between the parts of every form. */
export const formBoundary = "----inkling-form"

/** At least one good request for every endpoint served: what bad ones are made from. */
export function validRequests(world: FuzzWorld): ValidRequest[] {
  return [
    ...reads(world),
    ...pageWrites(world),
    ...blockWrites(world),
    ...sourceWrites(world),
    ...comments(world),
    ...fileUploads(world),
    ...viewRequests(world),
    ...others(world),
    ...oauthRequests(world.app),
  ]
}

function reads(world: FuzzWorld): ValidRequest[] {
  const query = {
    filter: {
      or: [
        { property: "Number", number: { greater_than: 1 } },
        {
          and: [
            { property: "Select", select: { equals: "a" } },
            { property: "When", date: { next_week: {} } },
          ],
        },
        { timestamp: "created_time", created_time: { past_month: {} } },
      ],
    },
    sorts: [
      { property: "Name", direction: "ascending" },
      { timestamp: "last_edited_time", direction: "descending" },
    ],
    page_size: 10,
  }
  const sort = { timestamp: "last_edited_time", direction: "ascending" }
  return [
    { key: "getSelf", method: "GET", path: "/v1/users/me" },
    { key: "listUsers", method: "GET", path: "/v1/users?page_size=2" },
    { key: "getUser", method: "GET", path: `/v1/users/${world.person}` },
    { key: "getPage", method: "GET", path: `/v1/pages/${world.row}?filter_properties=title` },
    ...world.properties.map(
      (id): ValidRequest => ({
        key: "getPageProperty",
        method: "GET",
        path: `/v1/pages/${world.row}/properties/${id}?page_size=3`,
      }),
    ),
    { key: "getBlock", method: "GET", path: `/v1/blocks/${world.block}` },
    { key: "listBlockChildren", method: "GET", path: `/v1/blocks/${world.page}/children?page_size=2` },
    { key: "listComments", method: "GET", path: `/v1/comments?block_id=${world.page}&page_size=2` },
    { key: "getComment", method: "GET", path: `/v1/comments/${world.comment}` },
    { key: "getDatabase", method: "GET", path: `/v1/databases/${world.database}` },
    { key: "listDatabases", method: "GET", path: "/v1/databases?page_size=2", isOld: true },
    { key: "getDataSource", method: "GET", path: `/v1/data_sources/${world.dataSource}` },
    { key: "listDataSourceTemplates", method: "GET", path: `/v1/data_sources/${world.dataSource}/templates` },
    {
      key: "queryDataSource",
      method: "POST",
      path: `/v1/data_sources/${world.dataSource}/query`,
      body: query,
    },
    {
      key: "queryDatabase",
      method: "POST",
      path: `/v1/databases/${world.database}/query?filter_properties=title`,
      body: query,
      isOld: true,
    },
    {
      key: "search",
      method: "POST",
      path: "/v1/search",
      body: { query: "row", sort, filter: { property: "object", value: "page" }, page_size: 5 },
    },
  ]
}

/** Values of every type that can be written. */
export function rowValues(world: FuzzWorld): Record<string, unknown> {
  return {
    Name: { title: text("Written") },
    Text: { rich_text: [...text("a"), { equation: { expression: "x^2" } }] },
    Number: { number: 3.5 },
    Select: { select: { name: "a" } },
    Tags: { multi_select: [{ name: "x" }, { name: "new" }] },
    State: { status: { name: "Done" } },
    When: { date: { start: "2026-06-01T08:00:00Z", end: "2026-06-02T10:00:00Z", time_zone: null } },
    Who: { people: [{ id: world.person }] },
    Files: { files: [{ name: "f", external: { url: "https://example.com/f.png" } }] },
    Done: { checkbox: true },
    Link: { url: "https://example.com" },
    Mail: { email: "a@example.com" },
    Phone: { phone_number: "+1" },
    Related: { relation: [{ id: world.otherRow }] },
  }
}

function pageWrites(world: FuzzWorld): ValidRequest[] {
  const icon = { type: "emoji", emoji: "🚣" }
  const cover = { type: "external", external: { url: "https://example.com/c.png" } }
  const properties = rowValues(world)
  return [
    {
      key: "createPage",
      method: "POST",
      path: "/v1/pages",
      body: {
        parent: { data_source_id: world.dataSource },
        icon,
        cover,
        properties,
        children: someBlocks(world),
      },
    },
    {
      key: "createPage",
      method: "POST",
      path: "/v1/pages",
      body: { parent: { page_id: world.page }, properties: { title: { title: text("Page") } } },
    },
    {
      key: "createPage",
      method: "POST",
      path: "/v1/pages",
      body: { parent: { database_id: world.database }, properties: { Name: { title: text("Old") } } },
      isOld: true,
    },
    { key: "updatePage", method: "PATCH", path: `/v1/pages/${world.row}`, body: { properties, icon, cover } },
    {
      key: "updatePage",
      method: "PATCH",
      path: `/v1/pages/${world.childPage}`,
      body: { in_trash: false, icon: null },
    },
    {
      key: "movePage",
      method: "POST",
      path: `/v1/pages/${world.childPage}/move`,
      body: { parent: { type: "page_id", page_id: world.page } },
    },
    {
      key: "getPageMarkdown",
      method: "GET",
      path: `/v1/pages/${world.childPage}/markdown?markdown_version=v2`,
    },
    {
      key: "updatePageMarkdown",
      method: "PATCH",
      path: `/v1/pages/${world.childPage}/markdown`,
      body: {
        type: "insert_content",
        insert_content: { content: "- a\n\t- b", position: { type: "start" } },
        allow_async: false,
      },
    },
  ]
}

function someBlocks(world: FuzzWorld): object[] {
  const rich_text = [
    {
      type: "text",
      text: { content: "bold", link: { url: "https://example.com" } },
      annotations: { bold: true },
    },
    { type: "mention", mention: { page: { id: world.page } } },
    { type: "mention", mention: { user: { id: world.person } } },
    { type: "mention", mention: { date: { start: "2026-06-01" } } },
  ]
  return [
    { type: "paragraph", paragraph: { rich_text, color: "blue" } },
    {
      heading_1: {
        rich_text: text("h"),
        is_toggleable: true,
        children: [{ to_do: { rich_text: text("t") } }],
      },
    },
    { code: { rich_text: text("x = 1"), language: "python", caption: text("c") } },
    { callout: { rich_text: text("c"), icon: { emoji: "💡" }, color: "gray_background" } },
    { image: { type: "external", external: { url: "https://example.com/i.png" } } },
    { bookmark: { url: "https://example.com" } },
    { equation: { expression: "e" } },
    { table: { table_width: 2, children: [{ table_row: { cells: [text("a"), text("b")] } }] } },
    { column_list: { children: [column("a"), column("b")] } },
    { synced_block: { synced_from: null, children: [{ divider: {} }] } },
    { table_of_contents: {} },
    { link_to_page: { type: "page_id", page_id: world.page } },
  ]
}

const column = (content: string) => ({ column: { children: [{ paragraph: { rich_text: text(content) } }] } })

function blockWrites(world: FuzzWorld): ValidRequest[] {
  const path = `/v1/blocks/${world.toggle}/children`
  const after = { type: "after_block", after_block: { id: world.block } }
  return [
    { key: "appendBlockChildren", method: "PATCH", path, body: { children: someBlocks(world) } },
    {
      key: "appendBlockChildren",
      method: "PATCH",
      path: `/v1/blocks/${world.page}/children`,
      body: { children: [{ paragraph: { rich_text: text("after") } }], position: after },
    },
    {
      key: "updateBlock",
      method: "PATCH",
      path: `/v1/blocks/${world.block}`,
      body: { paragraph: { rich_text: text("New"), color: "red" } },
    },
    { key: "deleteBlock", method: "DELETE", path: `/v1/blocks/${world.block}` },
  ]
}

function sourceWrites(world: FuzzWorld): ValidRequest[] {
  const parent = { type: "page_id", page_id: world.page }
  const properties = { Title: { title: {} }, ...plainColumns }
  const relation = { data_source_id: world.dataSource, type: "single_property", single_property: {} }
  return [
    {
      key: "createDatabase",
      method: "POST",
      path: "/v1/databases",
      body: { parent, title: text("New"), is_inline: true, initial_data_source: { properties } },
    },
    {
      key: "createDatabase",
      method: "POST",
      path: "/v1/databases",
      body: { parent, title: text("Old"), properties },
      isOld: true,
    },
    {
      key: "updateDatabase",
      method: "PATCH",
      path: `/v1/databases/${world.database}`,
      body: { title: text("Renamed"), description: text("d"), is_inline: false, icon: { emoji: "🚣" } },
    },
    {
      key: "updateDatabase",
      method: "PATCH",
      path: `/v1/databases/${world.database}`,
      body: { title: text("Old"), properties: { Number: { name: "Amount" } } },
      isOld: true,
    },
    {
      key: "createDataSource",
      method: "POST",
      path: "/v1/data_sources",
      body: {
        parent: { type: "database_id", database_id: world.database },
        properties,
        title: text("Second"),
      },
    },
    {
      key: "updateDataSource",
      method: "PATCH",
      path: `/v1/data_sources/${world.otherDataSource}`,
      body: {
        title: text("Renamed"),
        properties: {
          Extra: { select: { options: [{ name: "one" }] } },
          Back: { relation },
          Name: { name: "Title" },
          Roll: {
            rollup: { relation_property_name: "Back", rollup_property_name: "Number", function: "sum" },
          },
        },
      },
    },
  ]
}

function comments(world: FuzzWorld): ValidRequest[] {
  const rich_text = text("Said")
  return [
    {
      key: "createComment",
      method: "POST",
      path: "/v1/comments",
      body: { parent: { page_id: world.page }, rich_text },
    },
    {
      key: "createComment",
      method: "POST",
      path: "/v1/comments",
      body: { discussion_id: world.discussion, rich_text },
    },
    { key: "updateComment", method: "PATCH", path: `/v1/comments/${world.comment}`, body: { rich_text } },
    { key: "deleteComment", method: "DELETE", path: `/v1/comments/${world.comment}` },
  ]
}

function fileUploads({ upload, partedUpload }: FuzzWorld): ValidRequest[] {
  const file = 'Content-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain'
  return [
    {
      key: "createFileUpload",
      method: "POST",
      path: "/v1/file_uploads",
      body: { mode: "single_part", filename: "a.txt", content_type: "text/plain" },
    },
    {
      key: "createFileUpload",
      method: "POST",
      path: "/v1/file_uploads",
      body: { mode: "multi_part", filename: "a.txt", number_of_parts: 2 },
    },
    {
      key: "sendFileUpload",
      method: "POST",
      path: `/v1/file_uploads/${upload}/send`,
      form: `--${formBoundary}\r\n${file}\r\n\r\nbytes\r\n--${formBoundary}--\r\n`,
    },
    { key: "completeFileUpload", method: "POST", path: `/v1/file_uploads/${partedUpload}/complete` },
    { key: "getFileUpload", method: "GET", path: `/v1/file_uploads/${upload}` },
    { key: "listFileUploads", method: "GET", path: "/v1/file_uploads?status=pending&page_size=2" },
  ]
}

function oauthRequests({ authorization, refreshToken }: FuzzApp): ValidRequest[] {
  const of = (key: EndpointKey, endpoint: string, body: object): ValidRequest => ({
    key,
    method: "POST",
    path: `/v1/oauth/${endpoint}`,
    body,
    authorization,
  })
  return [
    of("oauthToken", "token", { grant_type: "refresh_token", refresh_token: refreshToken }),
    of("oauthIntrospect", "introspect", { token: "ntn_x" }),
    of("oauthRevoke", "revoke", { token: "nrt_x" }),
  ]
}

function others(world: FuzzWorld): ValidRequest[] {
  const inLastWeek = { type: "relative", value: "custom", direction: "past", unit: "week", count: 1 }
  return [
    { key: "getAsyncTask", method: "GET", path: `/v1/async_tasks/${world.task}` },
    { key: "listCustomEmojis", method: "GET", path: "/v1/custom_emojis?name=boat&page_size=2" },
    {
      key: "queryMeetingNotes",
      method: "POST",
      path: "/v1/blocks/meeting_notes/query",
      body: {
        filter: {
          operator: "and",
          filters: [
            {
              property: "title",
              filter: { operator: "string_contains", value: { type: "exact", value: "a" } },
            },
            { property: "created_time", filter: { operator: "date_is_within", value: inLastWeek } },
          ],
        },
        sort: [{ property: "title", direction: "ascending" }],
        limit: 2,
      },
    },
    {
      key: "createMeetingNote",
      method: "POST",
      path: "/v1/blocks/meeting_notes",
      isRefused: true,
      body: {
        title: "Talk",
        source: { type: "file_upload", file_upload_id: world.upload },
        parent: { type: "page_id", page_id: world.page },
      },
    },
  ]
}
