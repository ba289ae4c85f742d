import { insertPages, rootAcl } from "@inkling/store"
import type { AdminDeps } from "../admin/admin.ts"

/** A page at the top of the workspace, which the API itself cannot make for an internal integration. */
export function insertRootPage(
  { store }: AdminDeps,
  ws: number,
  page: { id: string; author: string; title: string },
): Promise<void> {
  return store.write(ws, { actor: page.author }, async (tx) => {
    const pk = tx.allocatePks(1)
    const seq = tx.log({
      kind: "page.created",
      object_type: "page",
      object_id: page.id,
      object_pk: pk,
      data_source_pk: null,
      details: null,
      touchesTree: true,
    })
    await insertPages(tx, [
      {
        ws,
        pk,
        id: page.id,
        parent_type: "workspace",
        parent_pk: null,
        data_source_pk: null,
        acl: rootAcl,
        row_seq: seq,
        created_at: tx.now,
        created_by: page.author,
        edited_at: tx.now,
        edited_by: page.author,
        is_trashed: false,
        is_archived: false,
        is_locked: false,
        is_template: false,
        icon: { type: "emoji", emoji: "⛵" },
        cover: null,
        title: page.title,
        props: { title: [{ type: "text", text: { content: page.title, link: null } }] },
      },
    ])
  })
}
