import type { BlockRow } from "@inkling/store"

/** Part of a page's blocks in the order they are read in. */
export interface TreeSlice {
  /** At most as many as asked for. */
  rows: BlockRow[]
  /** Those above the first of `rows`, outermost first: shown again, so that what goes on has its place. */
  above: BlockRow[]
  /** Where the next slice begins; undefined at the end. */
  next: BlockRow | undefined
}

/**
 * A slice of the blocks on one page: depth first, siblings in their order, without trash and what is under it. Begins
 * at the block with the pk `from`, at the beginning unless given. Undefined when no such block is in the tree.
 */
export function sliceDepthFirst(
  blocks: readonly BlockRow[],
  pagePk: number,
  { from, limit }: { from?: number | undefined; limit: number },
): TreeSlice | undefined {
  const ordered = depthFirst(blocks, pagePk)
  const begin = from === undefined ? 0 : ordered.findIndex(({ pk }) => pk === from)
  if (begin < 0) return undefined
  const rows = ordered.slice(begin, begin + limit)
  return { rows, above: ancestors(ordered.slice(0, begin), rows[0]), next: ordered[begin + limit] }
}

/** By a stack of its own: blocks may nest deeper than calls. */
function depthFirst(blocks: readonly BlockRow[], pagePk: number): BlockRow[] {
  const children = new Map<number, BlockRow[]>()
  for (const block of blocks) {
    if (block.is_trashed) continue
    const siblings = children.get(block.parent_pk)
    if (siblings) siblings.push(block)
    else children.set(block.parent_pk, [block])
  }
  for (const siblings of children.values()) siblings.sort(backwards)
  const ordered: BlockRow[] = []
  const stack = [...(children.get(pagePk) ?? [])]
  for (let block = stack.pop(); block; block = stack.pop()) {
    ordered.push(block)
    for (const child of children.get(block.pk) ?? []) stack.push(child)
  }
  return ordered
}

/** Last sibling first, so that the first one lies on top of the stack. Order keys compare as bytes, and are ASCII. */
function backwards(a: BlockRow, b: BlockRow): number {
  if (a.order_key !== b.order_key) return a.order_key < b.order_key ? 1 : -1
  return b.pk - a.pk
}

function ancestors(earlier: readonly BlockRow[], first: BlockRow | undefined): BlockRow[] {
  const byPk = new Map(earlier.map((block) => [block.pk, block]))
  const above: BlockRow[] = []
  for (let block = first && byPk.get(first.parent_pk); block; block = byPk.get(block.parent_pk))
    above.unshift(block)
  return above
}
