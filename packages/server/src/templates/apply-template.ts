import { type Property, type RichText, resolveTemplateMentions, type Value } from "@inkling/engine"
import { listEdges, type PageRow, updatePage, type WriteTx } from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import { titleText } from "../load/present-context.ts"
import { touchPage } from "../tree/touch-page.ts"
import { writeRelation } from "../tree/write-relation.ts"
import { copyContent } from "./copy-content.ts"
import type { ChosenTemplate } from "./find-template.ts"

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

/**
 * Gives a page what its template has: its content, its looks where the page has none, and, within one data source, its
 * values. In one step with the request that asks for it, so that no crash leaves it half done; Notion does it a little
 * later. Source: developers.notion.com, guide on creating pages from templates; which values win is inferred
 * @param keeps raw ids of properties that stay as the page has them
 */
export async function applyTemplate(
  tx: WriteTx,
  call: Call,
  page: PageRow,
  { page: template, timeZone }: ChosenTemplate,
  { columns, keeps }: { columns: readonly Property[]; keeps: ReadonlySet<string> },
): Promise<PageRow> {
  const { integration } = call.principal
  const moment = { nowMs: tx.now, timeZone, userId: integration.owner_user_id ?? integration.bot_id }
  const change = <T>(value: T): T => resolveTemplateMentions(value, moment)
  const props: Record<string, Value> = { ...page.props }
  if (template.data_source_pk === page.data_source_pk) {
    for (const { id, type } of columns) {
      const value = template.props[id]
      if (value !== undefined && !keeps.has(id) && !unwritten.has(type)) props[id] = change(value)
    }
    await copyRelations(
      tx,
      call,
      page,
      template,
      columns.filter(({ id }) => !keeps.has(id)),
    )
  } else if (!keeps.has("title") && template.props["title"] !== undefined)
    props["title"] = change(template.props["title"])
  const patch = {
    props,
    title: titleText((props["title"] ?? []) as RichText),
    icon: page.icon ?? template.icon,
    cover: page.cover ?? template.cover,
  }
  await updatePage(tx, page.pk, patch)
  const copies = await copyContent(tx, call, template, page, change)
  await touchPage(tx, page.pk, integration.bot_id, copies)
  return { ...page, ...patch }
}

async function copyRelations(
  tx: WriteTx,
  call: Call,
  page: PageRow,
  template: PageRow,
  columns: readonly Property[],
): Promise<void> {
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
    if (targets.length > 0)
      await writeRelation(
        tx,
        call.principal,
        { ...page, isNew: false },
        relation,
        targets.map(({ target_id }) => target_id),
      )
  }
}
