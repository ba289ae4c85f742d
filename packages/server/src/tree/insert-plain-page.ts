import type { RichText } from "@inkling/engine"
import { insertPages, type PageRow, type WriteTx } from "@inkling/store"
import { requireBlockRoom } from "../access/require-block-room.ts"
import type { Call } from "../endpoints/endpoint.ts"
import { listInParent } from "./list-in-parent.ts"

/** Makes an empty page with a title at the end of another one; returns its id. */
export async function insertPlainPage(
  tx: WriteTx,
  call: Call,
  parent: PageRow,
  title: string,
): Promise<string> {
  await requireBlockRoom(tx, call)
  const actor = call.principal.integration.bot_id
  const pk = tx.allocatePks(1)
  const id = call.services.ids.uuid("page")
  const seq = tx.log({
    kind: "page.created",
    object_type: "page",
    object_id: id,
    object_pk: pk,
    data_source_pk: null,
    details: null,
  })
  const text: RichText = title === "" ? [] : [{ type: "text", text: { content: title, link: null } }]
  const row: PageRow = {
    ws: tx.ws,
    pk,
    id,
    parent_type: "page",
    parent_pk: parent.pk,
    data_source_pk: null,
    acl: parent.acl,
    row_seq: seq,
    created_at: tx.now,
    created_by: actor,
    edited_at: tx.now,
    edited_by: actor,
    is_trashed: false,
    is_archived: false,
    is_locked: false,
    is_template: false,
    icon: null,
    cover: null,
    title,
    props: { title: text },
  }
  await insertPages(tx, [row])
  await listInParent(tx, { pk, id, type: "child_page" }, { pk: parent.pk, pagePk: parent.pk }, actor)
  return id
}
