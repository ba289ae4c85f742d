import { multipleDataSources, objectNotFound } from "@inkling/contract"
import {
  findDatabase,
  findPage,
  listDataSources,
  listProperties,
  type PageRow,
  type WriteTx,
} from "@inkling/store"
import { findVisibleDataSource, findVisiblePage } from "../../access/find-visible.ts"
import { notFoundBot } from "../../access/not-found-bot.ts"
import { Schemas } from "../../load/schema-of.ts"
import { type PagePlace, relocatePage } from "../../tree/relocate-page.ts"
import { requireEditable } from "../../tree/require-editable.ts"
import { type Call, writeEndpoint } from "../endpoint.ts"
import { answerWritten } from "./answer-written.ts"

/**
 * Moves a page under another page or into a data source; it lands at the end and takes the place's access.
 * Source: developers.notion.com/reference/move-page
 */
export const movePage = writeEndpoint("movePage", "update_content", async (call, tx) => {
  const page = await findVisiblePage(tx, call.principal, call.path["page_id"] as string)
  await requireEditable(tx, call.services, page)
  const target = await findTarget(tx, call, call.body["parent"] as Record<string, string>)
  await relocatePage(tx, page, target, call.principal.integration.bot_id)
  const moved = await findPage(tx, page.id)
  return answerWritten(tx, call, moved as PageRow, new Schemas(tx, call.services.schemas))
})

async function findTarget(tx: WriteTx, call: Call, parent: Record<string, string>): Promise<PagePlace> {
  const { principal } = call
  const sourceId = parent["data_source_id"]
  if (sourceId !== undefined) return dataSourceTarget(tx, call, sourceId)
  const id = parent["page_id"] as string
  const database = await findDatabase(tx, id)
  if (database && principal.acls.has(database.acl)) {
    // An exception of the API: the id of a database with one source may stand under page_id.
    const sources = await listDataSources(tx, database.pk)
    if (sources.length !== 1 || !sources[0])
      throw multipleDataSources(
        id,
        sources.map((source) => source.id),
      )
    return dataSourceTarget(tx, call, sources[0].id)
  }
  const page = await findPage(tx, id)
  if (!page || !principal.acls.has(page.acl)) throw objectNotFound("page", id, notFoundBot(principal))
  await requireEditable(tx, call.services, page)
  return { type: "page", pk: page.pk, acl: page.acl }
}

async function dataSourceTarget(tx: WriteTx, call: Call, id: string): Promise<PagePlace> {
  const { dataSource, database } = await findVisibleDataSource(tx, call.principal, id)
  await requireEditable(tx, call.services, dataSource)
  const properties = await listProperties(tx, dataSource.pk)
  return { type: "data_source", pk: dataSource.pk, acl: database.acl, properties }
}
