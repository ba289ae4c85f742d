import type { Sort } from "@inkling/engine"
import { renderPages, rendersFragments } from "../../fragments/render-pages.ts"
import { findRows } from "../../load/find-rows.ts"
import { loadWirePages } from "../../load/load-pages.ts"
import { readRows } from "../../load/page-to-show.ts"
import { startDeriving } from "../../load/start-computing.ts"
import type { Wire } from "../../present/context.ts"
import { Rendered } from "../../present/rendered.ts"
import { adaptResponse } from "../../versions/adapt-response.ts"
import { beyondRead } from "../beyond-endpoint.ts"
import { askRows } from "./ask-rows.ts"

/** Rows shown unless more or fewer are asked for. */
const defaultLimit = 100

/** The order of a query that asks for none, said as a sort: only then are all rows counted. */
const newestFirst: Sort = { field: { source: "created_time" }, direction: "descending" }

/**
 * Rows of a query from an offset on, and how many it has in all, as of one moment: what a grid that scrolls needs.
 * Without the limit of rows that queries have.
 */
export const queryWindow = beyondRead("queryWindow", "read_content", async (call, tx) => {
  const { services, principal, body } = call
  const offset = (body["offset"] as number | undefined) ?? 0
  const limit = (body["limit"] as number | undefined) ?? defaultLimit
  const asked = await askRows(tx, call)
  const { dataSource, schema, filter, options, computing, scope } = asked
  const sorts = asked.sorts.length > 0 ? asked.sorts : [newestFirst]
  const answer = (total: number, results: Wire[]): Wire => ({
    object: "window",
    results,
    offset,
    total,
    has_more: offset + limit < total,
  })
  if (!options) return answer(0, [])
  const found = await findRows(tx, principal, services.columns, {
    dataSourcePk: dataSource.pk,
    schemaEpoch: dataSource.schema_epoch,
    schema,
    computing,
    derived: computing && (await startDeriving(tx, call, scope, computing, { filter, sorts })),
    filter,
    sorts,
    options,
    after: null,
    limit: offset + limit,
    countUpTo: Number.MAX_SAFE_INTEGER,
  })
  const total = found.matchCount as number
  const pages = found.pages.slice(offset)
  if (rendersFragments(tx, call))
    return Rendered.listOf(answer(total, []), await renderPages(tx, call, dataSource.pk, pages))
  const wires = await loadWirePages(tx, call, await readRows(tx, pages))
  return answer(
    total,
    wires.map((wire) => adaptResponse(call.version, "getPage", wire)),
  )
})
