import { type MarkdownNode, syncSource } from "@inkling/engine"
import {
  type BlockRow,
  findBlock,
  findPageByPk,
  listDatabasesByIds,
  listDataSourcesOf,
  listPageBlocks,
  listPagesByPks,
  type Snapshot,
} from "@inkling/store"
import type { Principal } from "../auth/principal.ts"
import { titleText } from "../load/present-context.ts"

/** Blocks shown of one page. Source: developers.notion.com/reference/retrieve-page-markdown */
export const maxMarkdownBlocks = 20_000

/** A page's blocks as a tree. */
export interface MarkdownTree {
  nodes: MarkdownNode[]
  /** Ids of what was left out because there was too much of it, or because the caller may not see it. */
  leftOut: string[]
  /** Every block of the page, trashed ones too, by id and by what lists it, in order. */
  rows: Map<string, BlockRow>
  siblings: Map<number, BlockRow[]>
}

export interface TreeOptions {
  includeTranscript: boolean
  /** Blocks shown at most. */
  limit: number
}

/**
 * What is listed under a page, or the one block given, with all below it. Synced blocks show what their originals hold.
 */
export async function loadMarkdownTree(
  tx: Snapshot,
  principal: Principal,
  root: { pagePk: number; block?: BlockRow },
  options: TreeOptions,
): Promise<MarkdownTree> {
  const loader = new TreeLoader(tx, principal, options)
  const siblings = await loader.siblingsOn(root.pagePk)
  const top = root.block ? [root.block] : (siblings.get(root.pagePk) ?? [])
  const nodes = await loader.nodes(top, siblings, new Set())
  await loader.nameChildren()
  const rows = new Map<string, BlockRow>()
  for (const list of siblings.values()) for (const row of list) rows.set(row.id, row)
  return { nodes, leftOut: loader.leftOut, rows, siblings }
}

type Siblings = Map<number, BlockRow[]>

class TreeLoader {
  readonly leftOut: string[] = []
  readonly #tx: Snapshot
  readonly #principal: Principal
  readonly #options: TreeOptions
  readonly #pages = new Map<number, Siblings>()
  readonly #children: { row: BlockRow; node: MarkdownNode }[] = []
  #shown = 0

  constructor(tx: Snapshot, principal: Principal, options: TreeOptions) {
    this.#tx = tx
    this.#principal = principal
    this.#options = options
  }

  /** All blocks of a page by what lists them, in order. */
  async siblingsOn(pagePk: number): Promise<Siblings> {
    const known = this.#pages.get(pagePk)
    if (known) return known
    const siblings = Map.groupBy(await listPageBlocks(this.#tx, pagePk), (row) => row.parent_pk)
    for (const rows of siblings.values()) rows.sort(inOrder)
    this.#pages.set(pagePk, siblings)
    return siblings
  }

  /** @param copied originals whose blocks are being shown already, so that none shows itself */
  async nodes(
    rows: readonly BlockRow[],
    siblings: Siblings,
    copied: ReadonlySet<string>,
  ): Promise<MarkdownNode[]> {
    const nodes: MarkdownNode[] = []
    for (const row of rows) {
      if (row.is_trashed) continue
      const node = { id: row.id, type: row.type, payload: row.payload, children: [] as MarkdownNode[] }
      if (++this.#shown > this.#options.limit) {
        nodes.push(this.#leaveOut(node))
        continue
      }
      nodes.push(node)
      if (row.type === "child_page" || row.type === "child_database") this.#children.push({ row, node })
      else node.children = await this.#below(row, siblings, copied)
    }
    return nodes
  }

  async #below(row: BlockRow, siblings: Siblings, copied: ReadonlySet<string>): Promise<MarkdownNode[]> {
    const sourceId = syncSource(row.payload)
    if (sourceId !== undefined) return this.#copy(sourceId, copied)
    const children = await this.nodes(siblings.get(row.pk) ?? [], siblings, copied)
    if (row.type !== "meeting_notes" || this.#options.includeTranscript) return children
    const ids = row.payload["children"] as { transcript_block_id?: string } | undefined
    return children.map((child) =>
      child.id === ids?.transcript_block_id ? { ...child, children: [], isLeftOut: true } : child,
    )
  }

  /** What an original holds; a hidden or trashed one is left out. */
  async #copy(sourceId: string, copied: ReadonlySet<string>): Promise<MarkdownNode[]> {
    if (copied.has(sourceId)) return []
    const source = await findBlock(this.#tx, sourceId)
    const page = source && (await findPageByPk(this.#tx, source.page_pk))
    if (!source || !page || source.is_trashed || !this.#principal.acls.has(page.acl)) {
      return [this.#leaveOut({ id: sourceId, type: "synced_block", payload: {}, children: [] })]
    }
    const siblings = await this.siblingsOn(source.page_pk)
    return this.nodes(siblings.get(source.pk) ?? [], siblings, new Set([...copied, sourceId]))
  }

  #leaveOut(node: MarkdownNode): MarkdownNode {
    this.leftOut.push(node.id)
    return { ...node, isLeftOut: true }
  }

  /** Puts titles and the like into the nodes of child pages and databases, which their blocks do not have. */
  async nameChildren(): Promise<void> {
    const pagePks = this.#children.filter(({ row }) => row.type === "child_page").map(({ row }) => row.pk)
    const databaseIds = this.#children
      .filter(({ row }) => row.type === "child_database")
      .map(({ row }) => row.id)
    const pages = pagePks.length > 0 ? await listPagesByPks(this.#tx, pagePks) : []
    const databases = databaseIds.length > 0 ? await listDatabasesByIds(this.#tx, databaseIds) : []
    const sources = await listDataSourcesOf(
      this.#tx,
      databases.map(({ pk }) => pk),
    )
    const payloads = new Map<string, Record<string, unknown>>()
    for (const page of pages) payloads.set(page.id, { title: page.title })
    for (const { id, pk, title, is_inline, icon } of databases) {
      const own = sources.filter((source) => source.database_pk === pk && !source.is_trashed)
      const data_source_id = own.length === 1 ? own[0]?.id : undefined
      payloads.set(id, { title: titleText(title), is_inline, icon, data_source_id })
    }
    for (const { row, node } of this.#children) node.payload = payloads.get(row.id) ?? {}
  }
}

/** By order key as bytes, then pk. */
function inOrder(a: BlockRow, b: BlockRow): number {
  if (a.order_key !== b.order_key) return a.order_key < b.order_key ? -1 : 1
  return a.pk - b.pk
}
