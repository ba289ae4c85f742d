import { invalidStartCursor } from "@inkling/contract"
import {
  decodeCursor,
  encodeCursor,
  type FilterContext,
  parseFilter,
  parseSorts,
  queryHash,
  type SortInput,
} from "@inkling/engine"
import type { DataSourceRow, RowOptions, Snapshot } from "@inkling/store"
import type { Answer, Call } from "../endpoints/endpoint.ts"
import { pageSizeOf } from "../endpoints/page-size.ts"
import { renderPages, rendersFragments } from "../fragments/render-pages.ts"
import type { Wire } from "../present/context.ts"
import { presentList } from "../present/present-list.ts"
import { Rendered } from "../present/rendered.ts"
import { adaptResponse } from "../versions/adapt-response.ts"
import { filterProperties } from "./filter-properties.ts"
import { findRows } from "./find-rows.ts"
import { loadWirePages } from "./load-pages.ts"
import { readRows } from "./page-to-show.ts"
import { startComputing, startDeriving } from "./start-computing.ts"
import { visibleColumns } from "./visible-columns.ts"

/**
 * One page of a data source's rows: filtered, sorted, newest created first where nothing else is asked for, and no more
 * than `queryResultLimit` over all pages. A query that has more says so: on every page where all rows are looked at, in
 * the default order only on the last.
 * Source: recorded queries, reference filters-and-sorts §1–2
 * @throws validationError for what filter, sorts or filter_properties get wrong · invalidStartCursor
 */
export async function queryPages(tx: Snapshot, call: Call, dataSource: DataSourceRow): Promise<Answer> {
  const { body, services } = call
  const maxRows = services.config.queryResultLimit
  const shownColumns = call.query["filter_properties"] as string[] | undefined
  const schema = await visibleColumns(
    tx,
    call.principal,
    dataSource,
    await services.schemas.properties(tx, dataSource),
  )
  filterProperties(schema, shownColumns) // so that a bad name is refused even when no row is found
  const { start_cursor: cursor, page_size: _, ...asked } = body
  const { epoch } = tx.head
  const query = queryHash({ dataSource: dataSource.id, ...asked })
  const sign = (text: string) => services.sign(`cursor:${text}`)
  const place = cursor == null ? undefined : decodeCursor(String(cursor), { epoch, query }, sign)
  if (cursor != null && !place) throw invalidStartCursor(String(cursor))

  const moment = place?.now ?? services.clock.now()
  let isTimed = typeof place?.now === "number"
  const now = () => {
    isTimed = true
    call.now() // so that the answer is not kept; see Call.now
    return moment
  }
  const scope = { dataSource, columns: schema, now }
  const computing = await startComputing(tx, call, scope)
  const parse = (kindOf: FilterContext["computedKind"]) =>
    parseFilter(body["filter"], schema, filterContext(call, now, kindOf))
  const filter = computing ? await computing.computation.resolve(parse) : parse(() => undefined)
  const sorts = parseSorts(body["sorts"] as SortInput[] | undefined, schema)
  const options = await rowOptions(tx, call, dataSource)
  if (!options) return presentList("page_or_data_source", [])

  const returned = place?.returnedCount ?? 0
  const limit = Math.min(pageSizeOf(body), maxRows - returned)
  const page = await findRows(tx, call.principal, services.columns, {
    dataSourcePk: dataSource.pk,
    schemaEpoch: dataSource.schema_epoch,
    schema,
    computing,
    derived: computing && (await startDeriving(tx, call, scope, computing, { filter, sorts })),
    filter,
    sorts,
    options,
    after: place?.rank ?? null,
    limit,
    // Counted only to tell that there are more than are ever returned.
    countUpTo: maxRows === Number.POSITIVE_INFINITY ? 0 : maxRows,
  })

  const count = returned + page.pages.length
  const isCut = page.next !== null && count >= maxRows
  const next =
    page.next === null || isCut
      ? null
      : encodeCursor(
          { epoch, query, now: isTimed ? moment : null, returnedCount: count, rank: page.next },
          sign,
        )
  const listOf = (pages: readonly Wire[]) => {
    const list = presentList("page_or_data_source", pages, next)
    return isCut || (page.matchCount ?? 0) > maxRows ? { ...list, request_status: incomplete } : list
  }
  if (shownColumns || !rendersFragments(tx, call))
    return listOf(await loadWirePages(tx, call, await readRows(tx, page.pages), shownColumns))
  const shown = await renderPages(tx, call, dataSource.pk, page.pages)
  return Rendered.listOf(adaptResponse(call.version, "queryDataSource", listOf([])), shown)
}

const incomplete = { type: "incomplete", incomplete_reason: "query_result_limit_reached" }

/** What a filter of this call means; `now` is asked for by what depends on the day only. */
export function filterContext(
  call: Call,
  now: () => number,
  computedKind: FilterContext["computedKind"],
): FilterContext {
  const { integration } = call.principal
  return {
    // Asked for by what depends on the day only.
    get now() {
      return now()
    },
    me: integration.owner_type === "user" ? integration.owner_user_id : null,
    computedKind,
    hasStatusGroups: call.beta.some((flag) => flag.startsWith("status-group-filters-")),
  }
}

/**
 * Which rows count: those neither trashed nor archived, unless the request asks for them. Under something in trash all
 * rows are in trash (inferred). Undefined when none can match: `result_type` data_source finds the databases of a
 * wiki, which the API cannot make.
 */
export async function rowOptions(
  tx: Snapshot,
  call: Call,
  dataSource: DataSourceRow,
): Promise<RowOptions | undefined> {
  const { body, services } = call
  const wantsTrash = body["in_trash"] === true
  const isTrashed = dataSource.is_trashed || (await services.trash.inherits(tx, dataSource.pk))
  if (isTrashed !== wantsTrash && isTrashed) return undefined
  const resultType = body["result_type"]
  if (resultType === "data_source" || resultType === "database") return undefined
  return {
    trashed: isTrashed ? "with" : wantsTrash ? "only" : "without",
    archived: body["is_archived"] === true ? "only" : "without",
  }
}
