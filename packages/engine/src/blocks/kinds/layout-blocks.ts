import { shouldBe } from "../../time/should-be.ts"
import type { BlockKind, Payload } from "./block-kind.ts"

// Kinds that arrange others: columns and tabs. Source: developers.notion.com/reference/block

/** Two columns at least (documented). */
export const columnList: BlockKind = {
  type: "column_list",
  create: () => ({}),
  children: ["column"],
  minChildren: 2,
}

/** Its width is a share of its list's; unset columns share equally. An empty column is allowed (recorded). */
export const column: BlockKind = {
  type: "column",
  create: (request, _context, path) => width(request, path),
  update: (request, _context, path, stored) => ({ ...stored, ...width(request, path) }),
  children: "any",
}

function width(request: Payload, path: string): Payload {
  const ratio = request["width_ratio"] as number | undefined
  if (ratio === undefined) return {}
  if (!(ratio > 0)) throw shouldBe(`${path}.width_ratio`, "> `0`", ratio)
  if (!(ratio < 1)) throw shouldBe(`${path}.width_ratio`, "< `1`", ratio)
  return { width_ratio: ratio }
}

/** Each paragraph in it is a tab: its text the label, its icon the tab's, its children the content. */
export const tab: BlockKind = {
  type: "tab",
  create: () => ({}),
  update: () => ({}),
  children: ["paragraph"],
  minChildren: 1,
}
