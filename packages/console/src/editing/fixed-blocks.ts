import type { NewBlock } from "../http/notion.ts"

/** Blocks that begin the same each time, without a question. */
export type FixedType =
  | "table_of_contents"
  | "breadcrumb"
  | "table"
  | "columns_2"
  | "columns_3"
  | "synced_block"
  | "tab"

const emptyLine = { type: "paragraph", paragraph: { rich_text: [] } }
const emptyColumn = { type: "column", column: { children: [emptyLine] } }
const labelled = (content: string) => ({
  type: "paragraph",
  paragraph: { rich_text: [{ type: "text", text: { content } }], children: [emptyLine] },
})

/** Columns and rows of a new table. */
const tableWidth = 3
const emptyRow = { type: "table_row", table_row: { cells: Array(tableWidth).fill([]) } }

const requests: Record<FixedType, object> = {
  table_of_contents: { type: "table_of_contents", table_of_contents: {} },
  breadcrumb: { type: "breadcrumb", breadcrumb: {} },
  table: {
    type: "table",
    table: { table_width: tableWidth, has_column_header: true, children: [emptyRow, emptyRow, emptyRow] },
  },
  columns_2: { type: "column_list", column_list: { children: [emptyColumn, emptyColumn] } },
  columns_3: { type: "column_list", column_list: { children: [emptyColumn, emptyColumn, emptyColumn] } },
  synced_block: { type: "synced_block", synced_block: { synced_from: null, children: [emptyLine] } },
  tab: { type: "tab", tab: { children: [labelled("First"), labelled("Second")] } },
}

export function isFixedType(type: string): type is FixedType {
  return type in requests
}

export function fixedRequest(type: FixedType): NewBlock {
  return requests[type] as unknown as NewBlock
}
