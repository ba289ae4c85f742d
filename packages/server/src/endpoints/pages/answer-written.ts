import { findPageByPk, type PageRow, type WriteTx } from "@inkling/store"
import { isComputed } from "../../compute/computation.ts"
import { filterProperties } from "../../load/filter-properties.ts"
import { loadWirePage } from "../../load/load-pages.ts"
import type { Schemas } from "../../load/schema-of.ts"
import { visibleColumns } from "../../load/visible-columns.ts"
import type { Wire } from "../../present/context.ts"
import { AfterCommit, type Call } from "../endpoint.ts"

/**
 * What a write of a page answers: the page, or no more than its id to those who may not read. Formulas and rollups may
 * take long to compute, so pages that have some are read again after the commit.
 * @throws validationError for filter_properties that do not exist
 */
export async function answerWritten(
  tx: WriteTx,
  call: Call,
  page: PageRow,
  schemas: Schemas,
): Promise<Wire | AfterCommit> {
  const { principal } = call
  const partial = { object: "page", id: page.id }
  if (!principal.capabilities.has("read_content")) return partial
  const wanted = call.query["filter_properties"] as string[] | undefined
  const schema = page.data_source_pk === null ? undefined : await schemas.load(page.data_source_pk)
  if (!schema?.properties.some(isComputed)) return loadWirePage(tx, call, page, wanted, schemas)
  filterProperties(await visibleColumns(tx, principal, schema.dataSource, schema.properties), wanted)
  return new AfterCommit(async (after) => {
    const written = await findPageByPk(after, page.pk)
    return written ? loadWirePage(after, call, written, wanted) : partial
  }, partial)
}
