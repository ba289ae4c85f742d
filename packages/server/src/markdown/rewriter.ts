import {
  type AppendParent,
  type Block,
  type ContentContext,
  keysBetween,
  kindOf,
  type MarkdownNode,
  newContentContext,
  type ParsedBlock,
  type Payload,
  planAppend,
  type RewritePlan,
  type Rewritten,
  throwProblems,
} from "@inkling/engine"
import {
  type BlockRow,
  insertBlocks,
  setBlocksTrashed,
  updateBlock,
  updateDatabase,
  updatePage,
  type WriteTx,
} from "@inkling/store"
import { requireBlockRoom } from "../access/require-block-room.ts"
import { requireReferences } from "../access/require-references.ts"
import type { Call } from "../endpoints/endpoint.ts"
import { hostedFile } from "../load/content-context.ts"
import { rebalanceChildren } from "../tree/rebalance-children.ts"
import { toBlockRow } from "../tree/to-block-row.ts"
import { touchPage } from "../tree/touch-page.ts"
import { touchedBlocks } from "../tree/touched-blocks.ts"
import type { MarkdownPage } from "./write-markdown.ts"

// Writes what planRewrite decided, level by level: blocks that keep their place keep their order key, everything else
// gets one between its neighbours. Rows are gathered first, so that what the new content names is checked before
// anything is written.

type Placement = { row: BlockRow; parent: AppendParent; orderKey: string }

export class Rewriter {
  readonly #tx: WriteTx
  readonly #call: Call
  readonly #before: MarkdownPage
  readonly #context: ContentContext
  readonly #isNewPage: boolean
  readonly #inserted: Block[] = []
  readonly #updated: { row: BlockRow; payload?: Payload }[] = []
  readonly #placed: Placement[] = []

  /** @param isNewPage whether the page is being made in the same request, so that its time is right already */
  constructor(tx: WriteTx, call: Call, before: MarkdownPage, isNewPage = false) {
    this.#isNewPage = isNewPage
    this.#tx = tx
    this.#call = call
    this.#before = before
    this.#context = { ...newContentContext(new Map(), (url) => hostedFile(call, url)), anyMediaUrl: true }
  }

  async write(plan: RewritePlan): Promise<void> {
    const { page, tree } = this.#before
    const parent: AppendParent = { pk: page.pk, pagePk: page.pk, type: "page", payload: {} }
    this.#level(parent, plan.blocks, tree.siblings.get(page.pk) ?? [])
    throwProblems(this.#context)
    this.#forgetOldMentions()
    await requireReferences(this.#tx, this.#call.principal, this.#context.references)

    const actor = this.#call.principal.integration.bot_id
    const edited = { edited_at: this.#tx.now, edited_by: actor }
    const rows = this.#inserted.map((block) => toBlockRow(this.#tx.ws, block))
    if (rows.length > 0) {
      await requireBlockRoom(this.#tx, this.#call)
      await insertBlocks(this.#tx, rows)
    }
    for (const { row, payload } of this.#updated)
      await updateBlock(this.#tx, row.pk, { ...edited, ...(payload && { payload }) })
    for (const placement of this.#placed) await this.#place(placement)
    const removed = plan.removed.flatMap(({ id }) => tree.rows.get(id) ?? [])
    if (removed.length > 0)
      await setBlocksTrashed(
        this.#tx,
        removed.map(({ pk }) => pk),
        true,
      )
    this.#logTree(removed.length > 0 || this.#placed.length > 0)
    const edits = [...this.#updated, ...this.#placed].map(({ row }) => row)
    const touched = touchedBlocks([...rows, ...edits, ...removed])
    if (touched.length > 0 && !this.#isNewPage) await touchPage(this.#tx, page.pk, actor, touched)
    const byParent = Map.groupBy(this.#inserted, (block) => block.parentPk)
    for (const [parentPk, blocks] of byParent) await rebalanceChildren(this.#tx, parentPk, blocks)
  }

  /** Blocks under one parent. `rows` are all that it lists so far, trashed ones too. */
  #level(parent: AppendParent, blocks: readonly Rewritten[], rows: readonly BlockRow[]): void {
    let after: string | null = null
    for (let at = 0; at < blocks.length; at++) {
      const block = blocks[at] as Rewritten
      const row = block.kept && this.#rowOf(block.kept)
      if (row && block.isInPlace) {
        this.#keep(block, row)
        after = row.order_key
        continue
      }
      // Trashed siblings keep their places, so that the next row of any kind is the limit.
      const before = nextKey(rows, after)
      if (row) {
        const [orderKey] = keysBetween(after, before, 1) as [string]
        this.#placed.push({ row, parent, orderKey })
        this.#keep(block, row)
        after = orderKey
        continue
      }
      let end = at
      while (end < blocks.length && !(blocks[end] as Rewritten).kept) end++
      after = this.#insert(parent, blocks.slice(at, end), after, before)
      at = end - 1
    }
  }

  /** Adds new blocks with what is new below them; returns the order key of the last one. */
  #insert(
    parent: AppendParent,
    blocks: readonly Rewritten[],
    after: string | null,
    before: string | null,
  ): string | null {
    const source = {
      ids: this.#call.services.ids,
      now: this.#tx.now,
      actor: this.#call.principal.integration.bot_id,
      allocatePks: (count: number) => this.#tx.allocatePks(count),
    }
    const children = blocks.map(toRequest)
    const planned = planAppend(
      { parent, children, after, before, path: "body.markdown", maxBlocks: Number.POSITIVE_INFINITY },
      source,
      this.#context,
    )
    this.#inserted.push(...planned)
    const rows = planned.values()
    for (const block of blocks) this.#placeWithin(block, rows)
    return planned.findLast((block) => block.parentPk === parent.pk)?.orderKey ?? after
  }

  /** Puts kept blocks that a new one holds into it. `rows` are the new ones, depth-first. */
  #placeWithin(block: Rewritten, rows: Iterator<Block>): void {
    const made = rows.next().value as Block
    const parent = { pk: made.pk, pagePk: made.pagePk, type: made.type, payload: made.payload }
    const kept: Rewritten[] = []
    const inner: Rewritten[] = []
    for (const child of block.children) (child.kept ? kept : inner).push(child)
    for (const child of inner) this.#placeWithin(child, rows)
    if (kept.length === 0) return
    const keys = keysBetween(null, null, block.children.length)
    let next = 0
    const own = this.#inserted.filter(({ parentPk }) => parentPk === made.pk)
    for (const [at, child] of block.children.entries()) {
      const orderKey = keys[at] as string
      const row = child.kept && this.#rowOf(child.kept)
      if (!row) {
        const inserted = own[next++]
        if (inserted) inserted.orderKey = orderKey
      } else {
        this.#placed.push({ row, parent, orderKey })
        this.#keep(child, row)
      }
    }
  }

  /** A block that lives on: its payload, unless it reads the same, and what is below it. */
  #keep(block: Rewritten, row: BlockRow): void {
    if (block.isSame) return
    const { update } = kindOf(row.type)
    const request = changes(block.block, row)
    const payload = update?.(request, this.#context, `body.markdown.${row.type}`, row.payload)
    this.#updated.push({ row, ...(payload && { payload }) })
    const parent = { pk: row.pk, pagePk: row.page_pk, type: row.type, payload: payload ?? row.payload }
    this.#level(parent, block.children, this.#before.tree.siblings.get(row.pk) ?? [])
  }

  #rowOf(node: MarkdownNode): BlockRow | undefined {
    return this.#before.tree.rows.get(node.id)
  }

  /** What the page mentioned before may be mentioned again, whether the caller sees it or not. */
  #forgetOldMentions(): void {
    const { references } = this.#context
    const { mentioned } = this.#before.context
    for (const id of mentioned.pages) references.pages.delete(id)
    for (const id of mentioned.databases) references.databases.delete(id)
    for (const id of mentioned.users) references.users.delete(id)
  }

  async #place({ row, parent, orderKey }: Placement): Promise<void> {
    await updateBlock(this.#tx, row.pk, { parent_pk: parent.pk, order_key: orderKey })
    if (row.parent_pk === parent.pk) return
    const place = {
      parent_type: parent.type === "page" ? ("page" as const) : ("block" as const),
      parent_pk: parent.pk,
    }
    if (row.type === "child_page") await updatePage(this.#tx, row.pk, place)
    else if (row.type === "child_database") await updateDatabase(this.#tx, row.pk, place)
  }

  /** Moves and deletions change who is in trash. */
  #logTree(isChanged: boolean): void {
    if (!isChanged) return
    const { page } = this.#before
    this.#tx.log({
      kind: "page.content_updated",
      object_type: "page",
      object_id: page.id,
      object_pk: page.pk,
      data_source_pk: page.data_source_pk,
      details: { markdown: true },
      touchesTree: true,
    })
  }
}

/** The first key behind `after`. `rows` are in order. */
function nextKey(rows: readonly BlockRow[], after: string | null): string | null {
  if (after === null) return rows[0]?.order_key ?? null
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] as BlockRow).order_key > after) high = middle
    else low = middle + 1
  }
  return rows[low]?.order_key ?? null
}

/** A new block as requests write it; what it keeps of the page is placed in it afterwards. */
function toRequest({ block, children }: Rewritten): Payload {
  const inner = children.filter(({ kept }) => !kept).map(toRequest)
  const payload = inner.length > 0 ? { ...block.payload, children: inner } : block.payload
  return { type: block.type, [block.type]: payload }
}

/** What of a parsed block's payload is news. The file a block shows is no news while its link is the same. */
function changes({ type, payload }: ParsedBlock, row: BlockRow): Payload {
  if (type === "synced_block") return row.payload
  const { external, file, ...rest } = payload as { external?: { url: string }; file?: unknown }
  const stored = row.payload["external"] as { url: string } | undefined
  if (external && stored?.url === external.url) return rest
  return { ...rest, ...(external && { external }), ...(file !== undefined && { file }) }
}
