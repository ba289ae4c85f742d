import type { Block } from "@inkling/engine"
import type { BlockRow } from "@inkling/store"

export function toBlockRow(ws: number, block: Block): BlockRow {
  return {
    ws,
    pk: block.pk,
    id: block.id,
    parent_pk: block.parentPk,
    page_pk: block.pagePk,
    order_key: block.orderKey,
    type: block.type,
    payload: block.payload,
    is_trashed: block.isTrashed,
    created_at: block.createdAtMs,
    created_by: block.createdBy,
    edited_at: block.editedAtMs,
    edited_by: block.editedBy,
  }
}

export function toBlock(row: BlockRow): Block {
  return {
    pk: row.pk,
    id: row.id,
    parentPk: row.parent_pk,
    pagePk: row.page_pk,
    orderKey: row.order_key,
    type: row.type,
    payload: row.payload,
    isTrashed: row.is_trashed,
    createdAtMs: row.created_at,
    createdBy: row.created_by,
    editedAtMs: row.edited_at,
    editedBy: row.edited_by,
  }
}
