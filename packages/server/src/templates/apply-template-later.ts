import { isDeepStrictEqual } from "node:util"
import type { Value } from "@inkling/engine"
import { findPage, type PageRow, type WriteTx } from "@inkling/store"
import { findVisiblePage } from "../access/find-visible.ts"
import { requireBlockRoom } from "../access/require-block-room.ts"
import type { Call } from "../endpoints/endpoint.ts"
import { Schemas } from "../load/schema-of.ts"
import { visibleColumns } from "../load/visible-columns.ts"
import { titleOnly } from "../present/present-page.ts"
import { acceptTask } from "../tasks/accept-task.ts"
import { taskRequest } from "../tasks/task-request.ts"
import { requireEditable } from "../tree/require-editable.ts"
import { applyTemplate } from "./apply-template.ts"
import { type ChosenTemplate, requireTemplate } from "./find-template.ts"

/** What is kept of a request until its template is applied: plain JSON. */
interface Accepted {
  page_id: string
  template_id: string
  time_zone: string
  /** When it was asked for, in milliseconds: the template's "today". */
  asked_at: number
  /** Raw ids of properties that stay as the page has them. */
  keeps: string[]
  /** The page's values when the template was asked for: what somebody has changed since stays too (inferred). */
  had: Record<string, Value>
}

/**
 * Writes down that a page gets its template after the answer, in the transaction of the request: once that is
 * committed the template is applied, whoever is killed. Source: developers.notion.com, guide on creating pages from
 * templates: the answer has the page without it
 */
export async function applyTemplateLater(
  tx: WriteTx,
  call: Call,
  page: PageRow,
  template: ChosenTemplate,
  keeps: Iterable<string>,
): Promise<void> {
  await requireBlockRoom(tx, call)
  const accepted: Accepted = {
    page_id: page.id,
    template_id: template.page.id,
    time_zone: template.timeZone,
    asked_at: tx.now,
    keeps: [...keeps],
    had: page.props,
  }
  await acceptTask(tx, call, "applyTemplate", { ...taskRequest(call), body: { ...accepted } })
}

/**
 * Applies the template that `call` was accepted for, unless page or template have gone out of its caller's reach
 * meanwhile. Nobody is told of that: a template has no task to ask for.
 * @throws objectNotFound · validationError
 */
export async function applyAcceptedTemplate(tx: WriteTx, call: Call): Promise<PageRow> {
  const accepted = call.body as unknown as Accepted
  const page = await findVisiblePage(tx, call.principal, accepted.page_id)
  await requireEditable(tx, call.services, page)
  const found = await findPage(tx, accepted.template_id)
  const template = requireTemplate(found, accepted.template_id, call, page.data_source_pk)
  const schemas = new Schemas(tx, call.services.schemas)
  const schema = page.data_source_pk === null ? undefined : await schemas.load(page.data_source_pk)
  const columns = schema
    ? await visibleColumns(tx, call.principal, schema.dataSource, schema.properties)
    : titleOnly
  const { had, time_zone: timeZone, asked_at: nowMs } = accepted
  const changed = columns.filter(({ id }) => !isDeepStrictEqual(page.props[id], had[id]))
  const keeps = new Set([...accepted.keeps, ...changed.map(({ id }) => id)])
  return applyTemplate(tx, call, page, template, { columns, keeps, timeZone, nowMs })
}
