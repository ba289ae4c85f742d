import type { RichText } from "../../rich-text/rich-text.ts"
import { printAttributes } from "../attributes.ts"
import { guardEnds } from "../inline/guard-ends.ts"
import { printInline } from "../inline/print-inline.ts"
import type { MarkdownNode } from "../markdown-node.ts"
import type { MarkdownVersion } from "../markdown-version.ts"
import type { PrintContext } from "../print-context.ts"

/** A table as tags, a cell a line; flags that are off are left out (inferred). */
export function printTable(node: MarkdownNode, version: MarkdownVersion, context: PrintContext): string[] {
  const flag = (key: string) => (node.payload[key] === true ? "true" : undefined)
  const attributes = printAttributes({
    "header-row": flag("has_column_header"),
    "header-column": flag("has_row_header"),
  })
  const rows = node.children.flatMap((row) => [
    "<tr>",
    ...((row.payload["cells"] as RichText[] | undefined) ?? []).map(
      (cell) => `<td>${guardEnds(printInline(cell, version, context), version)}</td>`,
    ),
    "</tr>",
  ])
  return [`<table${attributes}>`, ...rows, "</table>"]
}

/** A table with a header row as pipes, where it can be one: no other header, in no cell a bar, or what hides one. */
export function printPipeTable(node: MarkdownNode, context: PrintContext): string[] | undefined {
  if (node.payload["has_column_header"] !== true || node.payload["has_row_header"] === true) return undefined
  const rows = node.children.map((row) =>
    ((row.payload["cells"] as RichText[] | undefined) ?? []).map((cell) =>
      guardEnds(printInline(cell, "v2", context), "v2"),
    ),
  )
  const [head, ...rest] = rows
  if (head === undefined || rows.some((cells) => cells.some((cell) => /\||\$`/.test(cell)))) return undefined
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`
  return [line(head), line(head.map(() => "---")), ...rest.map(line)]
}
