import type { ContentContext } from "../../rich-text/content-context.ts"
import { parseRichText } from "../../rich-text/parse-rich-text.ts"
import type { BlockKind, Payload } from "./block-kind.ts"
import { plainParts } from "./text-parts.ts"

/** Its width is fixed when it is made. Source: developers.notion.com/reference/block#table */
export const table: BlockKind = {
  type: "table",
  create: (request) => ({
    table_width: request["table_width"],
    has_column_header: false,
    has_row_header: false,
    ...plainParts(request, ["has_column_header", "has_row_header"]),
  }),
  update: (request, _context, _path, stored) => ({
    ...stored,
    ...plainParts(request, ["has_column_header", "has_row_header"]),
  }),
  children: ["table_row"],
  minChildren: 1,
}

/** One cell a column; an empty cell is `[]`. */
export const tableRow: BlockKind = { type: "table_row", create: cells, update: cells, children: "none" }

function cells(request: Payload, context: ContentContext, path: string): Payload {
  const given = request["cells"] as unknown[]
  return { cells: given.map((cell, at) => parseRichText(cell, context, `${path}.cells[${at}]`)) }
}

/** Cells of a table row. */
export function cellCount(row: Payload): number {
  return (row["cells"] as unknown[]).length
}
