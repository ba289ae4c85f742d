import { keysBetween } from "@inkling/engine"
import {
  type BlockRow,
  insertBlocks,
  insertPages,
  listPageBlocks,
  listPagesByPks,
  type PageRow,
  type WriteTx,
} from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import { findGap } from "../tree/place-keys.ts"
import type { TouchedBlock } from "../tree/touch-page.ts"
import { touchedBlocks } from "../tree/touched-blocks.ts"

/**
 * Copies what is on one page to the end of another: blocks at any depth, and child pages with their content. What is in
 * trash stays behind, and so do databases (inferred). References from copied blocks to each other lead to the copies.
 * @param change applied to every payload
 * @returns the copies of what the page lists itself
 */
export async function copyContent(
  tx: WriteTx,
  call: Call,
  from: PageRow,
  to: PageRow,
  change: <T>(payload: T) => T,
): Promise<TouchedBlock[]> {
  const blocks = copied(await listPageBlocks(tx, from.pk), from.pk)
  if (blocks.length === 0) return []
  const pks = new Map([[from.pk, to.pk]])
  const ids = new Map<string, string>()
  const firstPk = tx.allocatePks(blocks.length)
  for (const [at, block] of blocks.entries()) {
    pks.set(block.pk, firstPk + at)
    ids.set(block.id, call.services.ids.uuid(block.type === "child_page" ? "page" : "block"))
  }
  const top = blocks.filter((block) => block.parent_pk === from.pk)
  const gap = await findGap(tx, to.pk, undefined)
  const keys = keysBetween(gap.after, gap.before, top.length)
  const orderKeys = new Map(top.map((block, at) => [block.pk, keys[at] as string]))
  const actor = call.principal.integration.bot_id
  const stamp = { created_at: tx.now, created_by: actor, edited_at: tx.now, edited_by: actor }
  await insertBlocks(
    tx,
    blocks.map((block) => ({
      ...block,
      ...stamp,
      pk: pks.get(block.pk) as number,
      id: ids.get(block.id) as string,
      parent_pk: pks.get(block.parent_pk) as number,
      page_pk: to.pk,
      order_key: orderKeys.get(block.pk) ?? block.order_key,
      payload: change(withCopies(block.payload, ids)),
    })),
  )
  const pages = blocks.filter(({ type }) => type === "child_page").map(({ pk }) => pk)
  for (const page of await listPagesByPks(tx, pages)) {
    const copy: PageRow = {
      ...page,
      ...stamp,
      pk: pks.get(page.pk) as number,
      id: ids.get(page.id) as string,
      parent_pk: pks.get(page.parent_pk as number) ?? to.pk,
      acl: to.acl,
      row_seq: 0,
      is_template: false,
      props: change(page.props),
    }
    copy.row_seq = tx.log({
      kind: "page.created",
      object_type: "page",
      object_id: copy.id,
      object_pk: copy.pk,
      data_source_pk: null,
      details: null,
    })
    await insertPages(tx, [copy])
    await copyContent(tx, call, page, copy, change)
  }
  return touchedBlocks(top.map(({ id, type }) => ({ id: ids.get(id) as string, type })))
}

/** Parents before their children, each level in order. */
function copied(blocks: readonly BlockRow[], pagePk: number): BlockRow[] {
  const children = Map.groupBy(blocks, (block) => block.parent_pk)
  const found: BlockRow[] = []
  const visit = (pk: number): void => {
    for (const block of children.get(pk) ?? []) {
      if (block.is_trashed || block.type === "child_database") continue
      found.push(block)
      visit(block.pk)
    }
  }
  visit(pagePk)
  const byKey = (a: BlockRow, b: BlockRow) =>
    a.order_key < b.order_key ? -1 : a.order_key > b.order_key ? 1 : a.pk - b.pk
  const depths = new Map<number, number>([[pagePk, 0]])
  for (const block of found) depths.set(block.pk, (depths.get(block.parent_pk) as number) + 1)
  return found.sort((a, b) => (depths.get(a.pk) as number) - (depths.get(b.pk) as number) || byKey(a, b))
}

/** A copied original of synced content is what its copied references show. */
function withCopies<T>(payload: T, ids: ReadonlyMap<string, string>): T {
  const from = (payload as { synced_from?: { block_id?: string } | null }).synced_from
  const copy = from?.block_id === undefined ? undefined : ids.get(from.block_id)
  return copy === undefined ? payload : { ...payload, synced_from: { ...from, block_id: copy } }
}
