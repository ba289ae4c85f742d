import { invalidStartCursor } from "@inkling/contract"
import { parseUuid } from "@inkling/engine"
import { findDefaultTemplate, listRows } from "@inkling/store"
import { findVisibleDataSource } from "../../access/find-visible.ts"
import { readEndpoint } from "../endpoint.ts"
import { pageSizeOf, uuidCursor } from "../page-size.ts"

/** Templates a data source may hold here; Notion names no limit. */
const maxTemplates = 1000

/**
 * Template pages of a data source by name, each page of the list beginning with the one its cursor names. Neither
 * `object` nor `request_id` in the answer (13 recordings).
 */
export const listDataSourceTemplates = readEndpoint(
  "listDataSourceTemplates",
  "read_content",
  async (call, tx) => {
    const id = call.path["data_source_id"] as string
    const { dataSource } = await findVisibleDataSource(tx, call.principal, id)
    const size = pageSizeOf(call.query)
    const cursor = uuidCursor(call.query, parseUuid)
    const name = String(call.query["name"] ?? "").toLowerCase()
    const pages = await listRows(tx, dataSource.pk, { templates: "only", limit: maxTemplates })
    const found = pages
      .filter((page) => call.principal.acls.has(page.acl) && page.title.toLowerCase().includes(name))
      .reverse()
    const start = cursor === undefined ? 0 : found.findIndex((page) => page.id === cursor)
    if (start < 0) throw invalidStartCursor(cursor ?? "")
    const next = found[start + size]
    const chosen = await findDefaultTemplate(tx, dataSource.pk)
    return {
      templates: found.slice(start, start + size).map((page) => ({
        id: page.id,
        name: page.title,
        is_default: page.pk === chosen?.page_pk,
      })),
      has_more: next !== undefined,
      next_cursor: next?.id ?? null,
    }
  },
)
