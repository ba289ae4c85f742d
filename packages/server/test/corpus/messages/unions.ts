import type { Props } from "./message-case.ts"

interface Union {
  name: string
  path: { method: "PATCH" | "POST"; url: (props: Props) => string }
  body: unknown
  /** Keys that the recorded or reported lines name, in their order. */
  keys: string[]
}

/** Refusals that list every alternative. Source: observed-errors, a recording of 2024 and issue reports. */
export const unions: readonly Union[] = [
  {
    name: "a block",
    path: { method: "PATCH", url: ({ page }) => `/v1/blocks/${page}/children` },
    body: { children: [{ type: "link_preview", link_preview: { url: "https://example.com/" } }] },
    keys: [
      ...["embed", "bookmark", "image", "video", "pdf", "file", "audio", "code", "equation", "divider"],
      ...["breadcrumb", "table_of_contents", "link_to_page", "table_row", "ai_block", "table", "column_list"],
      ...["column", "heading_1", "heading_2", "heading_3", "paragraph", "bulleted_list_item"],
      ...["numbered_list_item", "quote", "to_do", "toggle", "template", "callout", "synced_block"],
    ],
  },
  {
    name: "a property value",
    path: { method: "POST", url: () => "/v1/pages" },
    body: { parent: { page_id: "00000000-0000-0000-0000-000000000000" }, properties: { X: { gone: 1 } } },
    keys: [
      ...["title", "rich_text", "number", "url", "select", "multi_select", "people", "email"],
      ...["phone_number", "date", "checkbox", "relation"],
    ],
  },
  {
    name: "a filter",
    path: { method: "POST", url: ({ dataSource }) => `/v1/data_sources/${dataSource}/query` },
    body: { filter: { property: "X" } },
    keys: [
      ...["or", "and", "title", "rich_text", "number", "checkbox", "select", "multi_select", "status"],
      ...["date", "people", "files", "url", "email", "phone_number", "relation", "created_by"],
    ],
  },
]
