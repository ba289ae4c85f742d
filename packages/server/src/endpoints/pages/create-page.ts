import {
  multipleDataSources,
  objectNotFound,
  validationError,
  workspaceParentNotAllowed,
} from "@inkling/contract"
import { type Property, parseCover, parseIcon, throwProblems } from "@inkling/engine"
import { insertPages, listDataSources, type PageRow, type WriteTx } from "@inkling/store"
import { findVisibleDatabase, findVisibleDataSource, findVisiblePage } from "../../access/find-visible.ts"
import { notFoundBot } from "../../access/not-found-bot.ts"
import { requireBlockRoom } from "../../access/require-block-room.ts"
import { requireReferences } from "../../access/require-references.ts"
import { contentContext } from "../../load/content-context.ts"
import { type LoadedDataSource, Schemas } from "../../load/schema-of.ts"
import { visibleColumns } from "../../load/visible-columns.ts"
import { newPageContent } from "../../markdown/new-page-content.ts"
import { readForWriting, writeMarkdown } from "../../markdown/write-markdown.ts"
import type { Wire } from "../../present/context.ts"
import { titleOnly } from "../../present/present-page.ts"
import { applyTemplateLater } from "../../templates/apply-template-later.ts"
import { findTemplate } from "../../templates/find-template.ts"
import { insertChildren } from "../../tree/insert-children.ts"
import { listInParent } from "../../tree/list-in-parent.ts"
import type { Position } from "../../tree/place-keys.ts"
import { requireEditable } from "../../tree/require-editable.ts"
import { touchPage } from "../../tree/touch-page.ts"
import { planValues, writePlannedValues } from "../../tree/write-values.ts"
import { type AfterCommit, type Call, writeEndpoint } from "../endpoint.ts"
import { answerWritten } from "./answer-written.ts"

type Parent =
  | { type: "page"; pk: number; acl: number }
  | {
      type: "data_source"
      pk: number
      acl: number
      properties: readonly Property[]
      schema: LoadedDataSource
    }

/**
 * A page under a page, or a row of a data source, with its content. Source: developers.notion.com/reference/post-page
 */
export const createPage = writeEndpoint("createPage", "insert_content", handle, async (call, tx) => {
  const parent = await findParent(tx, call, call.body["parent"] as Record<string, string> | undefined)
  await findTemplate(tx, call, parent.type === "data_source" ? parent.pk : null)
  await newPageContent(tx, call, parent.type === "data_source" ? parent.properties : titleOnly)
  await requireBlockRoom(tx, call)
})

async function handle(call: Call, tx: WriteTx): Promise<Wire | AfterCommit> {
  const { body, services } = call
  const actor = call.principal.integration.bot_id
  const parent = await findParent(tx, call, body["parent"] as Record<string, string> | undefined)
  if (parent.type === "data_source" && body["position"] !== undefined)
    throw validationError("body.position is only for pages under a page.") // inferred
  const template = await findTemplate(tx, call, parent.type === "data_source" ? parent.pk : null)

  await requireBlockRoom(tx, call)

  const context = await contentContext(tx, call)
  const icon = body["icon"] ? parseIcon(body["icon"] as never, context) : null
  const cover = body["cover"] ? parseCover(body["cover"] as never, context) : null
  const pk = tx.allocatePks(1)
  const id = services.ids.uuid("page")
  const properties = parent.type === "data_source" ? parent.properties : titleOnly
  const content = await newPageContent(tx, call, properties)
  const planned = planValues(call, {
    page: { pk, id },
    dataSourcePk: parent.type === "data_source" ? parent.pk : null,
    properties,
    request: content?.properties ?? ((body["properties"] ?? {}) as Record<string, unknown>),
    before: undefined,
    context,
  })
  throwProblems(context)
  await requireReferences(tx, call.principal, context.references)
  const seq = tx.log({
    kind: "page.created",
    object_type: "page",
    object_id: id,
    object_pk: pk,
    data_source_pk: parent.type === "data_source" ? parent.pk : null,
    details: null,
  })
  const row: PageRow = {
    ws: tx.ws,
    pk,
    id,
    parent_type: parent.type,
    parent_pk: parent.pk,
    data_source_pk: parent.type === "data_source" ? parent.pk : null,
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
    icon: icon ?? null,
    cover: cover ?? null,
    title: planned.title,
    props: planned.values,
  }
  await insertPages(tx, [row])
  await writePlannedValues(tx, call, planned)
  if (parent.type === "page") {
    const position = body["position"] as Position | undefined
    await listInParent(
      tx,
      { pk, id, type: "child_page" },
      { pk: parent.pk, pagePk: parent.pk },
      actor,
      position,
    )
    await touchPage(tx, parent.pk, actor, [{ id, type: "page" }])
  }
  if (content) {
    const before = await readForWriting(tx, call, row)
    await writeMarkdown(tx, call, before, content.blocks, content.version, { isNewPage: true })
  }
  const children = (body["children"] ?? body["content"] ?? []) as unknown[]
  const under = { pk, pagePk: pk, type: "page", payload: {} }
  if (children.length > 0)
    await insertChildren(tx, call, under, children, { after: null, before: null }, context)

  if (template) await applyTemplateLater(tx, call, row, template, planned.changed)
  const schemas = new Schemas(tx, services.schemas)
  if (parent.type === "data_source" && planned.parsed.grown.length === 0) schemas.add(parent.schema)
  return answerWritten(tx, call, row, schemas)
}

async function findParent(
  tx: WriteTx,
  call: Call,
  parent: Record<string, string> | undefined,
): Promise<Parent> {
  const { principal, services } = call
  if (!parent || "workspace" in parent) throw workspaceParentNotAllowed()
  if (parent["page_id"] !== undefined) {
    const page = await findVisiblePage(tx, principal, parent["page_id"])
    await requireEditable(tx, services, page)
    return { type: "page", pk: page.pk, acl: page.acl }
  }
  const sourceId = parent["data_source_id"] ?? (await onlySource(tx, call, parent["database_id"] as string))
  const { dataSource, database } = await findVisibleDataSource(tx, principal, sourceId)
  await requireEditable(tx, services, dataSource)
  const schema = { dataSource, database, properties: await services.schemas.freshProperties(tx, dataSource) }
  return {
    type: "data_source",
    pk: dataSource.pk,
    acl: database.acl,
    schema,
    properties: await visibleColumns(tx, principal, dataSource, schema.properties),
  }
}

/** A database stands for its data source as long as it has just one. @throws multipleDataSources */
async function onlySource(tx: WriteTx, call: Call, databaseId: string): Promise<string> {
  const database = await findVisibleDatabase(tx, call.principal, databaseId)
  const sources = (await listDataSources(tx, database.pk)).filter((source) => !source.is_trashed)
  if (sources.length > 1)
    throw multipleDataSources(
      database.id,
      sources.map(({ id }) => id),
    )
  const [only] = sources
  if (!only) throw objectNotFound("database", databaseId, notFoundBot(call.principal))
  return only.id
}
