import { parseColor } from "../colors.ts"
import type { RichTextRequest } from "../inline/parse-inline.ts"
import { skipCode } from "../inline/skip-code.ts"
import { trimText } from "../inline/whitespace.ts"
import type { ParsedBlock } from "../markdown-node.ts"
import { readTag, type Tag } from "../tag.ts"
import { plainBlock } from "./make-block.ts"

type ParseCell = (source: string) => RichTextRequest[]

/** A table given as tags, from behind its opening tag up to its closing one; undefined without a cell. */
export function parseTableTags(open: Tag, source: string, parseCell: ParseCell): ParsedBlock | undefined {
  const columns: string[] = []
  const rows: RichTextRequest[][][] = []
  let rowColor = ""
  for (let at = source.indexOf("<"); at >= 0; at = source.indexOf("<", at)) {
    const tag = readTag(source, at)
    if (tag === undefined || tag.kind === "close") {
      at = tag?.end ?? at + 1
      continue
    }
    at = tag.end
    if (tag.name === "col") columns.push(tag.attributes["color"] ?? "")
    else if (tag.name === "tr") {
      rows.push([])
      rowColor = tag.attributes["color"] ?? ""
    } else if (tag.name === "td" || tag.name === "th") {
      const end = tag.kind === "single" ? at : cellEnd(source, at, tag.name)
      if (rows.length === 0) rows.push([])
      const row = rows.at(-1) as RichTextRequest[][]
      const color = tag.attributes["color"] || rowColor || columns[row.length]
      row.push(colored(parseCell(trimText(source.slice(at, end))), parseColor(color)))
      at = end
    }
  }
  return table(rows, open.attributes["header-row"] === "true", open.attributes["header-column"] === "true")
}

/** Where a cell's text ends: at its own closing tag, or where the next cell or row begins. Code is skipped. */
function cellEnd(source: string, from: number, name: string): number {
  for (let at = from; at < source.length; at++) {
    const char = source[at]
    if (char === "\\") at++
    else if (char === "`") at = skipCode(source, at)
    else if (char === "<") {
      const tag = readTag(source, at)
      if (tag && (tag.kind === "close" ? [name, "tr", "table"] : ["td", "th", "tr"]).includes(tag.name))
        return at
    }
  }
  return source.length
}

/** Cells have no colour of their own in the API: their text takes it (inferred). */
function colored(text: RichTextRequest[], color: string): RichTextRequest[] {
  if (color === "default") return text
  return text.map((item) => ({ ...item, annotations: { color, ...item.annotations } }))
}

/** Lines `| a | b |` with a line of dashes as the second; undefined when they are none. */
export function parsePipeTable(lines: readonly string[], parseCell: ParseCell): ParsedBlock | undefined {
  const [head, dashes, ...rest] = lines
  if (head === undefined || dashes === undefined || !isDashes(dashes)) return undefined
  return table(
    [head, ...rest].map((line) => splitCells(line).map(parseCell)),
    true,
    false,
  )
}

/** The second line of a table. */
export function isDashes(line: string): boolean {
  if (!line.includes("|") || !/^[\s|:-]+$/.test(line)) return false
  const cells = line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
  return cells.every((cell) => /^:?-+:?$/.test(cell.trim()))
}

/** Cells between bars; escaped bars and those within code are text. */
function splitCells(line: string): string[] {
  const cells: string[] = []
  let cell = ""
  const source = line.trim().replace(/^\|/, "")
  for (let at = 0; at < source.length; at++) {
    const char = source[at] as string
    if (char === "|") {
      cells.push(trimText(cell))
      cell = ""
      continue
    }
    const end = char === "\\" ? at + 1 : char === "`" ? skipCode(source, at) : at
    cell += source.slice(at, end + 1)
    at = end
  }
  if (cell.trim() !== "") cells.push(trimText(cell))
  return cells
}

function table(
  rows: RichTextRequest[][][],
  has_column_header: boolean,
  has_row_header: boolean,
): ParsedBlock | undefined {
  const table_width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (table_width === 0) return undefined
  const children = rows.map((row) => {
    const empty = Array.from({ length: table_width - row.length }, () => [])
    return plainBlock("table_row", { cells: [...row, ...empty] })
  })
  return plainBlock("table", { table_width, has_column_header, has_row_header }, children)
}
