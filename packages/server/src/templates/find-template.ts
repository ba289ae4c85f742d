import { validationError } from "@inkling/contract"
import { isTimeZone, parseUuid } from "@inkling/engine"
import { findDefaultTemplate, findPage, findPageByPk, type PageRow, type WriteTx } from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"

/** A page that another is to be made from. */
export interface ChosenTemplate {
  page: PageRow
  /** IANA zone in which its "today" is told. */
  timeZone: string
}

interface TemplateRequest {
  type?: string
  template_id?: string
  timezone?: string
}

/**
 * The template that a request asks for; undefined for none. Any page that the caller sees may be one, other data
 * sources' templates may not. Source: developers.notion.com, guide on creating pages from templates; sentences inferred
 * @throws validationError for what is wrong with it, content of the request's own included
 */
export async function findTemplate(
  tx: WriteTx,
  call: Call,
  dataSourcePk: number | null,
): Promise<ChosenTemplate | undefined> {
  const { body } = call
  const request = body["template"] as TemplateRequest | undefined
  if (!request || request.type === "none") return undefined
  for (const key of ["children", "content", "markdown"])
    if (body[key] !== undefined) throw validationError(`body.${key} cannot be combined with body.template.`)
  const timeZone = request.timezone ?? "UTC"
  if (!isTimeZone(timeZone))
    throw validationError(
      `body.template.timezone should be an IANA time zone, instead was \`"${timeZone}"\`.`,
    )
  const id = request.template_id ?? ""
  const page = request.type === "default" ? await defaultOf(tx, dataSourcePk) : await pageOf(tx, id)
  return { page: requireTemplate(page, id, call, dataSourcePk), timeZone }
}

/** @throws validationError for a page that the caller does not see, and for another data source's template */
export function requireTemplate(
  page: PageRow | undefined,
  id: string,
  { principal }: Call,
  dataSourcePk: number | null,
): PageRow {
  if (!page || page.is_trashed || !principal.acls.has(page.acl))
    throw validationError(
      `Could not find template with ID: ${id}. Make sure it is shared with your integration.`,
    )
  if (page.is_template && page.data_source_pk !== dataSourcePk)
    throw validationError(`Template ${page.id} belongs to another data source.`)
  return page
}

async function defaultOf(tx: WriteTx, dataSourcePk: number | null): Promise<PageRow> {
  const found = dataSourcePk === null ? undefined : await findDefaultTemplate(tx, dataSourcePk)
  const page = found && (await findPageByPk(tx, found.page_pk))
  if (!page || page.is_trashed || !page.is_template || page.data_source_pk !== dataSourcePk)
    throw validationError("The parent has no default template.")
  return page
}

function pageOf(tx: WriteTx, id: string): Promise<PageRow | undefined> {
  const uuid = parseUuid(id)
  if (uuid === undefined)
    throw validationError(`body.template.template_id should be a valid uuid, instead was \`"${id}"\`.`)
  return findPage(tx, uuid)
}
