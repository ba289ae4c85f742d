import { objectNotFound } from "@inkling/contract"
import type { Property } from "@inkling/engine"
import {
  addReverse,
  findDataSource,
  listEdges,
  listPagesByIds,
  listProperties,
  type PageRow,
  removeReverse,
  replaceEdges,
  type WriteTx,
} from "@inkling/store"
import { notFoundBot } from "../access/not-found-bot.ts"
import type { Principal } from "../auth/principal.ts"
import { logRelated } from "./log-related.ts"

type Relation = Extract<Property, { type: "relation" }>

/**
 * Replaces a row's related pages, and keeps the twin's side of a dual relation in step. Targets the caller cannot see
 * stay related: what one may not see, one does not remove (inferred).
 * @throws objectNotFound for a page that is not there for the caller, or not in the relation's data source (inferred)
 */
export async function writeRelation(
  tx: WriteTx,
  principal: Principal,
  page: Pick<PageRow, "pk" | "id">,
  property: Relation,
  targetIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(targetIds)]
  const source = await findDataSource(tx, property.config.data_source_id)
  const rows = new Map(
    (wanted.length > 0 ? await listPagesByIds(tx, wanted) : []).map((row) => [row.id, row]),
  )
  const targets = wanted.map((id) => {
    const row = rows.get(id)
    if (!row || !source || row.data_source_pk !== source.pk || !principal.acls.has(row.acl))
      throw objectNotFound("page", id, notFoundBot(principal))
    return row.pk
  })
  const before = await listEdges(tx, [page.pk], [property.pk])
  const hidden = before.filter((edge) => !principal.acls.has(edge.target_acl)).map((edge) => edge.target_pk)
  const after = [...targets, ...hidden.filter((pk) => !targets.includes(pk))]
  await replaceEdges(tx, property.pk, page.pk, after)

  const twinId = property.config.synced_property_id
  if (property.config.kind !== "dual_property" || twinId === undefined || !source) return
  const twin = (await listProperties(tx, source.pk)).find(({ id }) => id === twinId)
  if (!twin) return
  const old = before.map((edge) => edge.target_pk)
  const added = after.filter((pk) => !old.includes(pk))
  const removed = old.filter((pk) => !after.includes(pk))
  if (added.length > 0) await addReverse(tx, twin.pk, added, page.pk)
  if (removed.length > 0) await removeReverse(tx, twin.pk, removed, page.pk)
  await logRelated(tx, [...added, ...removed], twin.id)
}
