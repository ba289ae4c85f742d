import { type Cover, type Icon, parseCover, parseIcon, parseRichText } from "@inkling/engine"
import { type DatabaseRow, findDatabase, findPage, insertDatabases } from "@inkling/store"
import { listInParent } from "../../tree/list-in-parent.ts"
import { findListParent, idTaken } from "./find-parent.ts"
import { type Importing, type ImportStatus, moment, readContent, type WireObject } from "./importing.ts"

/**
 * A database without its data sources, last below what it is in. Answers do not tell who made it: its first data
 * source does, and its `child_database` block; until then it is whoever made the page.
 * @throws validationError · conflictError
 */
export async function importDatabase(importing: Importing, wire: WireObject): Promise<ImportStatus> {
  const { tx } = importing
  const parent = await findListParent(tx, wire["parent"] as Record<string, unknown>)
  const there = await findDatabase(tx, wire.id)
  if (there && (there.parent_type !== parent.kind || there.parent_pk !== parent.pk))
    throw idTaken(wire.id, "a database in another place")
  if (there) return "there"
  if (await findPage(tx, wire.id)) throw idTaken(wire.id, "a page")
  const content = readContent(importing, (context) => ({
    title: parseRichText(wire["title"], context),
    description: parseRichText(wire["description"], context),
    icon: (wire["icon"] && parseIcon(wire["icon"] as never, context)) as Icon | null,
    cover: (wire["cover"] && parseCover(wire["cover"] as never, context)) as Cover | null,
  }))
  const pk = tx.allocatePks(1)
  const row: DatabaseRow = {
    ws: tx.ws,
    pk,
    id: wire.id,
    parent_type: parent.kind,
    parent_pk: parent.pk,
    acl: parent.acl,
    ...content,
    is_inline: wire["is_inline"] === true,
    is_locked: wire["is_locked"] === true,
    is_trashed: false,
    created_at: moment(wire["created_time"]),
    created_by: parent.page?.created_by ?? "",
    edited_at: moment(wire["last_edited_time"]),
    edited_by: parent.page?.created_by ?? "",
  }
  await insertDatabases(tx, [row])
  tx.log({
    kind: "database.created",
    object_type: "database",
    object_id: wire.id,
    object_pk: pk,
    data_source_pk: null,
    details: null,
    ...(parent.kind === "workspace" && { touchesTree: true }),
  })
  if (parent.pk !== null && parent.page)
    await listInParent(
      tx,
      { pk, id: wire.id, type: "child_database" },
      { pk: parent.pk, pagePk: parent.page.pk },
      row.created_by,
    )
  return "created"
}
