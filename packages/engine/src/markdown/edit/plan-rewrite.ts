import { syncSource } from "../../blocks/kinds/references.ts"
import type { MarkdownNode, ParsedBlock } from "../markdown-node.ts"
import type { BlockKeys } from "./block-key.ts"
import { matchSiblings } from "./match-siblings.ts"

/** One block of a page as its new markdown wants it. */
export interface Rewritten {
  block: ParsedBlock
  /** The block on the page that lives on as this one, with its id; undefined for a new one. */
  kept: MarkdownNode | undefined
  /** Whether the kept one stays where it was among its siblings. */
  isInPlace: boolean
  /** Whether the kept one stays as it is, with all below it. */
  isSame: boolean
  children: Rewritten[]
}

export interface RewritePlan {
  blocks: Rewritten[]
  /** What goes to trash; what is below them goes with them. */
  removed: MarkdownNode[]
  /** Pages and databases among those and below them. */
  removedChildren: MarkdownNode[]
}

/**
 * From the blocks of a page to those its new markdown says, touching as little as it can: what reads the same stays,
 * what is of the same kind in the same place is updated, what is named by its link moves.
 */
export function planRewrite(
  old: readonly MarkdownNode[],
  now: readonly ParsedBlock[],
  keys: BlockKeys,
): RewritePlan {
  return new Planner(old, keys).plan(old, now)
}

/** Ids that a text's tags name. */
export function namedIds(blocks: readonly ParsedBlock[], into = new Set<string>()): Set<string> {
  for (const { id, children } of blocks) {
    if (id !== undefined) into.add(id)
    namedIds(children, into)
  }
  return into
}

class Planner {
  readonly #keys: BlockKeys
  readonly #byId = new Map<string, MarkdownNode>()
  readonly #claimed = new Set<string>()
  readonly #unmatched: MarkdownNode[] = []

  constructor(old: readonly MarkdownNode[], keys: BlockKeys) {
    this.#keys = keys
    this.#index(old)
  }

  plan(old: readonly MarkdownNode[], now: readonly ParsedBlock[]): RewritePlan {
    const blocks = this.#siblings(old, now, new Set())
    const removed = this.#unmatched.filter(({ id }) => !this.#claimed.has(id))
    return { blocks, removed, removedChildren: removed.flatMap((node) => this.#childrenIn(node)) }
  }

  /** Children of a reference are its original's, which may be on this page too. */
  #index(nodes: readonly MarkdownNode[]): void {
    for (const node of nodes) {
      this.#byId.set(node.id, node)
      if (syncSource(node.payload) === undefined) this.#index(node.children)
    }
  }

  /** @param above ids of kept blocks above, which cannot move into themselves */
  #siblings(
    old: readonly MarkdownNode[],
    now: readonly ParsedBlock[],
    above: ReadonlySet<string>,
  ): Rewritten[] {
    const oldKeys = old.map((node) => this.#keys.old(node))
    const newKeys = now.map((block) => this.#keys.now(block))
    const matches = matchSiblings(oldKeys, newKeys)
    const matched = new Set(matches.map((match) => match?.old))
    this.#unmatched.push(...old.filter((_, at) => !matched.has(at)))
    const kept = matches.map((match) => (match ? (old[match.old] as MarkdownNode) : undefined))
    for (const node of kept) if (node) this.#claimed.add(node.id)
    return now.flatMap((block, at) => {
      const match = matches[at]
      const node = kept[at] ?? this.#elsewhere(block, above)
      if (node === undefined && block.type === "existing") return [] // named twice, or on another page
      const isAlike = match !== undefined && oldKeys[match.old]?.key === newKeys[at]?.key
      const isSame =
        node !== undefined &&
        (block.type === "existing" || isFixed(node) || (isAlike && block.id === undefined))
      const below = node ? new Set([...above, node.id]) : above
      const children = isSame ? [] : this.#siblings(node?.children ?? [], block.children, below)
      return [{ block, kept: node, isInPlace: match?.isInPlace ?? false, isSame, children }]
    })
  }

  /** A block that the text names and that is not among its old siblings. */
  #elsewhere({ id }: ParsedBlock, above: ReadonlySet<string>): MarkdownNode | undefined {
    const node = id === undefined ? undefined : this.#byId.get(id)
    if (!node || this.#claimed.has(node.id) || above.has(node.id)) return undefined
    this.#claimed.add(node.id)
    return node
  }

  #childrenIn(node: MarkdownNode): MarkdownNode[] {
    if (this.#claimed.has(node.id)) return []
    if (node.type === "child_page" || node.type === "child_database") return [node]
    if (syncSource(node.payload) !== undefined) return []
    return node.children.flatMap((child) => this.#childrenIn(child))
  }
}

/** Whether markdown has no say in what the block holds: it names it, or shows what others wrote. */
function isFixed(node: MarkdownNode): boolean {
  const { type, payload, isLeftOut } = node
  if (isLeftOut || type === "child_page" || type === "child_database" || type === "meeting_notes") return true
  return syncSource(payload) !== undefined
}
