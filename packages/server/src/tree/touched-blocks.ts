import type { TouchedBlock } from "./touch-page.ts"

/** Blocks as the change log names them, each once: those that stand for a page or database as what they stand for. */
export function touchedBlocks(blocks: Iterable<{ id: string; type: string }>): TouchedBlock[] {
  const byId = new Map<string, TouchedBlock>()
  for (const { id, type } of blocks) byId.set(id, { id, type: named[type] ?? "block" })
  return [...byId.values()]
}

const named: Record<string, TouchedBlock["type"]> = { child_page: "page", child_database: "database" }
