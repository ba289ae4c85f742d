import { validationError } from "@inkling/contract"
import { parseCover, parseIcon, throwProblems } from "@inkling/engine"
import { type PageRow, updatePage as updateRow, type WriteTx } from "@inkling/store"
import { findVisiblePage } from "../../access/find-visible.ts"
import { requireReferences } from "../../access/require-references.ts"
import { contentContext } from "../../load/content-context.ts"
import { Schemas } from "../../load/schema-of.ts"
import { visibleColumns } from "../../load/visible-columns.ts"
import { titleOnly } from "../../present/present-page.ts"
import { applyTemplateLater } from "../../templates/apply-template-later.ts"
import { findTemplate } from "../../templates/find-template.ts"
import { eraseContent } from "../../tree/erase-content.ts"
import { requireEditable } from "../../tree/require-editable.ts"
import { setPageTrashed } from "../../tree/trash-page.ts"
import { planValues, writePlannedValues } from "../../tree/write-values.ts"
import { type Call, writeEndpoint } from "../endpoint.ts"
import { answerWritten } from "./answer-written.ts"

/**
 * Changes a page's properties, icon, cover, lock and archive, or moves it to trash and back. What is in trash is
 * edited only by the call that restores it. Source: developers.notion.com/reference/patch-page
 */
export const updatePage = writeEndpoint("updatePage", "update_content", async (call, tx) => {
  const { body, principal, services } = call
  const actor = principal.integration.bot_id
  let page = await findVisiblePage(tx, principal, call.path["page_id"] as string)
  const trash = body["in_trash"] as boolean | undefined
  if (trash === false) page = await setPageTrashed(tx, page, false, actor)
  const { in_trash: _, ...edits } = body
  if (Object.keys(edits).length > 0 || trash === undefined) await requireEditable(tx, services, page)
  const schemas = new Schemas(tx, services.schemas)
  if (Object.keys(edits).length > 0) page = await applyEdits(tx, call, page, edits, schemas)
  if (trash === true) page = await setPageTrashed(tx, page, true, actor)

  return answerWritten(tx, call, page, schemas)
})

async function applyEdits(
  tx: WriteTx,
  call: Call,
  page: PageRow,
  body: Record<string, unknown>,
  schemas: Schemas,
): Promise<PageRow> {
  const template = await findTemplate(tx, call, page.data_source_pk)
  if (template?.page.pk === page.pk) throw validationError("A page cannot be its own template.")
  const context = await contentContext(tx, call)
  const patch: Partial<PageRow> = {}
  if ("icon" in body) patch.icon = body["icon"] ? (parseIcon(body["icon"] as never, context) ?? null) : null
  if ("cover" in body)
    patch.cover = body["cover"] ? (parseCover(body["cover"] as never, context) ?? null) : null
  if (body["is_locked"] !== undefined) patch.is_locked = body["is_locked"] as boolean
  if (body["is_archived"] !== undefined) patch.is_archived = body["is_archived"] as boolean

  const request = (body["properties"] ?? {}) as Record<string, unknown>
  const sourcePk = page.data_source_pk
  const schema = sourcePk === null ? undefined : await schemas.load(sourcePk)
  const properties = schema
    ? await visibleColumns(tx, call.principal, schema.dataSource, schema.properties)
    : titleOnly
  const planned = planValues(call, {
    page,
    dataSourcePk: page.data_source_pk,
    properties,
    request,
    before: page.props,
    context,
  })
  throwProblems(context)
  await requireReferences(tx, call.principal, context.references)
  await writePlannedValues(tx, call, planned)
  if (sourcePk !== null && planned.parsed.grown.length > 0) schemas.forget(sourcePk)
  if (body["erase_content"] === true) await eraseContent(tx, page, call.principal.integration.bot_id)

  const seq = tx.log({
    kind: "page.properties_updated",
    object_type: "page",
    object_id: page.id,
    object_pk: page.pk,
    data_source_pk: page.data_source_pk,
    details: {
      properties: planned.changed,
      ...(patch.is_locked !== undefined &&
        patch.is_locked !== page.is_locked && { is_locked: patch.is_locked }),
    },
  })
  const full = {
    ...patch,
    title: planned.title,
    props: planned.values,
    edited_at: tx.now,
    edited_by: call.principal.integration.bot_id,
    row_seq: seq,
  }
  await updateRow(tx, page.pk, full)
  const written = { ...page, ...full }
  const keeps = new Set([...planned.changed, ...Object.keys(planned.values)])
  if (template) await applyTemplateLater(tx, call, written, template, keeps)
  return written
}
