import { type Property, type RichText, resolveTemplateMentions, type Value } from "@inkling/engine"
import { listEdges, type PageRow, updatePage, type WriteTx } from "@inkling/store"
import { requireBlockRoom } from "../access/require-block-room.ts"
import type { Call } from "../endpoints/endpoint.ts"
import { titleText } from "../load/present-context.ts"
import { touchPage } from "../tree/touch-page.ts"
import { writeRelation } from "../tree/write-relation.ts"
import { copyContent } from "./copy-content.ts"

/** Types whose values nobody writes. */
const unwritten: ReadonlySet<Property["type"]> = new Set([
  "formula",
  "rollup",
  "unique_id",
  "created_time",
  "created_by",
  "last_edited_time",
  "last_edited_by",
  "button",
])

interface How {
  columns: readonly Property[]
  keeps: ReadonlySet<string>
  timeZone: string
  nowMs: number
}

/**
 * Gives a page what its template has: its content, its looks where the page has none, and, within one data source, its
 * values. Source: developers.notion.com, guide on creating pages from templates; which values win is inferred
 * @param how `keeps` are raw ids of properties that stay as the page has them; in `timeZone`, an IANA zone, the moment
 * `nowMs` is the template's "today"
 */
export async function applyTemplate(
  tx: WriteTx,
  call: Call,
  page: PageRow,
  template: PageRow,
  { columns, keeps, timeZone, nowMs }: How,
): Promise<PageRow> {
  await requireBlockRoom(tx, call)
  const { integration } = call.principal
  const moment = { nowMs, timeZone, userId: integration.owner_user_id ?? integration.bot_id }
  const change = <T>(value: T): T => resolveTemplateMentions(value, moment)
  const props: Record<string, Value> = { ...page.props }
  const given: string[] = []
  const give = (id: string, value: Value | undefined) => {
    if (value === undefined || keeps.has(id)) return
    props[id] = change(value)
    given.push(id)
  }
  if (template.data_source_pk === page.data_source_pk) {
    for (const { id, type } of columns) if (!unwritten.has(type)) give(id, template.props[id])
    const kept = columns.filter(({ id }) => !keeps.has(id))
    given.push(...(await copyRelations(tx, call, page, template, kept)))
  } else give("title", template.props["title"])
  const patch = {
    props,
    title: titleText((props["title"] ?? []) as RichText),
    icon: page.icon ?? template.icon,
    cover: page.cover ?? template.cover,
  }
  await updatePage(tx, page.pk, patch)
  if (given.length > 0)
    tx.log({
      kind: "page.properties_updated",
      object_type: "page",
      object_id: page.id,
      object_pk: page.pk,
      data_source_pk: page.data_source_pk,
      details: { properties: given },
    })
  const copies = await copyContent(tx, call, template, page, change)
  await touchPage(tx, page.pk, integration.bot_id, copies)
  return { ...page, ...patch }
}

/** Returns the raw ids of what got targets. */
async function copyRelations(
  tx: WriteTx,
  call: Call,
  page: PageRow,
  template: PageRow,
  columns: readonly Property[],
): Promise<string[]> {
  const given: string[] = []
  const relations = columns.filter((column) => column.type === "relation")
  const edges = await listEdges(
    tx,
    [template.pk, page.pk],
    relations.map(({ pk }) => pk),
  )
  for (const relation of relations) {
    if (edges.some((edge) => edge.source_pk === page.pk && edge.property_pk === relation.pk)) continue
    const targets = edges.filter(
      (edge) =>
        edge.property_pk === relation.pk &&
        !edge.target_is_trashed &&
        call.principal.acls.has(edge.target_acl),
    )
    if (targets.length === 0) continue
    await writeRelation(
      tx,
      call.principal,
      { ...page, isNew: false },
      relation,
      targets.map(({ target_id }) => target_id),
    )
    given.push(relation.id)
  }
  return given
}
