import { validationError, workspaceParentNotAllowed } from "@inkling/contract"
import {
  type DatabaseRow,
  listAncestors,
  removeBlock,
  rewriteAcl,
  updateDatabase,
  type WriteTx,
} from "@inkling/store"
import { findVisiblePage } from "../access/find-visible.ts"
import type { Call } from "../endpoints/endpoint.ts"
import { listInParent } from "./list-in-parent.ts"
import { requireEditable } from "./require-editable.ts"
import { touchPage } from "./touch-page.ts"

/**
 * Moves a database to the end of another page; it takes that page's access. Source: the SDK's updateDatabase
 * @throws objectNotFound · workspaceParentNotAllowed · validationError when the page is inside the database (inferred)
 */
export async function moveDatabase(
  tx: WriteTx,
  call: Call,
  database: DatabaseRow,
  parent: { page_id?: string },
): Promise<DatabaseRow> {
  if (parent.page_id === undefined) throw workspaceParentNotAllowed()
  const page = await findVisiblePage(tx, call.principal, parent.page_id)
  await requireEditable(tx, call.services, page)
  if (database.parent_type === "page" && database.parent_pk === page.pk) return database
  if ((await listAncestors(tx, page.pk)).some(({ pk }) => pk === database.pk))
    throw validationError("A database can't be moved into itself or one of its descendants.")

  const actor = call.principal.integration.bot_id
  tx.log({
    kind: "database.moved",
    object_type: "database",
    object_id: database.id,
    object_pk: database.pk,
    data_source_pk: null,
    details: { from: database.parent_pk, to: page.pk },
    touchesTree: true,
  })
  if (database.parent_type !== "workspace") await removeBlock(tx, database.pk)
  const child = { pk: database.pk, id: database.id, type: "child_database" as const }
  await listInParent(tx, child, { pk: page.pk, pagePk: page.pk }, actor)
  await touchPage(tx, page.pk, actor, [{ id: database.id, type: "database" }])
  await rewriteAcl(tx, database.pk, database.acl, page.acl)
  // A database with grants of its own keeps its access list; that list hangs under the page's.
  const acl = database.acl === database.pk ? database.acl : page.acl
  const patch = { parent_type: "page" as const, parent_pk: page.pk, acl }
  await updateDatabase(tx, database.pk, patch)
  return { ...database, ...patch }
}
