// Two streams, pages and data sources, each in the order of editing and cut down to what the caller may see and the
// query finds, merged into one. Reading stops as soon as its reader has enough. An index of titles narrows pages down
// where memory has room for one; rows decide.

import { isBefore } from "@inkling/contract"
import { type TitlePlace, type TitleScore, titleScore } from "@inkling/engine"
import {
  type DataSourceRow,
  type EditedCursor,
  listDatabasesByPks,
  listDataSourcesOf,
  listPagesByPks,
  type PageRow,
  type SearchOptions,
  type Snapshot,
  searchDataSources,
  searchPages,
} from "@inkling/store"
import { StaleSnapshot } from "../columns/stale-snapshot.ts"
import type { Call } from "../endpoints/endpoint.ts"
import { inTime } from "./in-time.ts"
import { titleText } from "./present-context.ts"
import { yieldOften } from "./yield-often.ts"

/** What a search found; one of `page` and `dataSource` is there. */
export interface TitleHit {
  pk: number
  editedAt: number
  score: number
  page?: PageRow
  dataSource?: DataSourceRow
}

export interface TitleSearch {
  query: string
  /** Both unless given. */
  kind?: "page" | "data_source" | undefined
  /** Only what is in trash, itself or with something above it; without, only what is not. */
  isInTrash: boolean
  /** Oldest edited first. */
  isAscending?: boolean
  after?: EditedCursor | undefined
  /** Only the most relevant pages are wanted, that many behind this one: all hits come, or those, in any order. */
  best?: { after: TitlePlace | undefined; limit: number }
}

/** Everything that the caller may see and the query finds, newest edited first unless told otherwise. */
export async function* scanTitles(
  tx: Snapshot,
  call: Call,
  search: TitleSearch,
): AsyncGenerator<TitleHit, void, undefined> {
  const scan = new TitleScan(tx, call, search)
  if (search.kind === "page") yield* scan.pages()
  else if (search.kind === "data_source") yield* scan.dataSources()
  else yield* merge(scan.pages(), scan.dataSources(), search.isAscending ?? false)
}

class TitleScan {
  readonly #tx: Snapshot
  readonly #call: Call
  readonly #search: TitleSearch
  readonly #score: TitleScore
  readonly #options: SearchOptions
  /** Whether what lists an object is in trash, by its pk: siblings share the answer. */
  readonly #trashedParents = new Map<number | null, boolean>()

  constructor(tx: Snapshot, call: Call, search: TitleSearch) {
    this.#tx = tx
    this.#call = call
    this.#search = search
    this.#score = titleScore(search.query)
    this.#options = {
      ascending: search.isAscending ?? false,
      trashed: search.isInTrash ? "with" : "without",
      ...(search.after && { after: search.after }),
    }
  }

  /** By the index of titles while it is there, else row by row. */
  async *pages(): AsyncGenerator<TitleHit, void, undefined> {
    const { best, after, isAscending } = this.#search
    let behind = best ? best.after : after && { pk: after.pk, editedAtMs: after.editedAt, score: 0 }
    let wanted = best?.limit ?? Number.POSITIVE_INFINITY
    for (let limit = firstStep; ; limit = Math.min(limit * 2, maxStep)) {
      const places = await this.#call.services.titles.find(this.#tx, {
        query: this.#search.query,
        order: best ? "relevance" : isAscending ? "oldest" : "newest",
        withTrashed: this.#search.isInTrash,
        isVisibleAcl: (acl) => this.#call.principal.acls.has(acl),
        after: behind,
        limit,
      })
      // Rows come in another order than the pages so far.
      if (!places && best && behind !== best.after) throw new StaleSnapshot()
      if (!places) return yield* this.#hits(searchPages(this.#tx, this.#rowOptions(behind)))
      for await (const hit of this.#hits(pagesAt(this.#tx, places))) {
        yield hit
        if (--wanted === 0) return
      }
      if (places.length < limit) return
      behind = places.at(-1)
    }
  }

  /** Where rows go on behind a place; there is none in the order of relevance, where all rows are looked at. */
  #rowOptions(behind: TitlePlace | undefined): SearchOptions {
    if (this.#search.best || !behind) return this.#options
    return { ...this.#options, after: { editedAt: behind.editedAtMs, pk: behind.pk } }
  }

  async *#hits(chunks: AsyncIterable<PageRow[]>): AsyncGenerator<TitleHit, void, undefined> {
    const { acls } = this.#call.principal
    for await (const chunk of yieldOften(inTime(this.#tx, chunks)))
      for (const page of chunk) {
        if (!acls.has(page.acl)) continue
        const score = this.#score(page.title)
        if (score > 0 && (await this.#hasTrashState(page, page.parent_pk)))
          yield { pk: page.pk, editedAt: page.edited_at, score, page }
      }
  }

  async *dataSources(): AsyncGenerator<TitleHit, void, undefined> {
    for await (const chunk of yieldOften(searchDataSources(this.#tx, this.#options))) {
      const isVisible = await this.#visibleDatabases(chunk)
      for (const dataSource of chunk) {
        if (!isVisible.has(dataSource.database_pk)) continue
        const score = this.#score(titleText(dataSource.title))
        if (score > 0 && (await this.#hasTrashState(dataSource, dataSource.database_pk)))
          yield { pk: dataSource.pk, editedAt: dataSource.edited_at, score, dataSource }
      }
    }
  }

  /** Before data sources, a database with several is not found at all. Source: Notion's upgrade guide */
  async #visibleDatabases(sources: readonly DataSourceRow[]): Promise<ReadonlySet<number>> {
    const { principal, version } = this.#call
    const pks = [...new Set(sources.map((source) => source.database_pk))]
    const databases = await listDatabasesByPks(this.#tx, pks)
    const visible = new Set(
      databases.filter((database) => principal.acls.has(database.acl)).map(({ pk }) => pk),
    )
    if (!isBefore(version, "2025-09-03")) return visible
    const counts = new Map<number, number>()
    for (const source of await listDataSourcesOf(this.#tx, [...visible]))
      if (!source.is_trashed) counts.set(source.database_pk, (counts.get(source.database_pk) ?? 0) + 1)
    for (const [pk, count] of counts) if (count > 1) visible.delete(pk)
    return visible
  }

  async #hasTrashState(row: { pk: number; is_trashed: boolean }, parentPk: number | null): Promise<boolean> {
    let isTrashed = row.is_trashed
    if (!isTrashed) {
      const known = this.#trashedParents.get(parentPk)
      isTrashed = known ?? (await this.#call.services.trash.inherits(this.#tx, row.pk))
      this.#trashedParents.set(parentPk, isTrashed)
    }
    return isTrashed === this.#search.isInTrash
  }
}

/** Places asked for at first, and at most, at a time: many of them may be in trash with something above. */
const firstStep = 150
const maxStep = 1_000

async function* pagesAt(
  tx: Snapshot,
  places: readonly TitlePlace[],
): AsyncGenerator<PageRow[], void, undefined> {
  const rows = await listPagesByPks(
    tx,
    places.map(({ pk }) => pk),
  )
  const byPk = new Map(rows.map((row) => [row.pk, row]))
  yield places.flatMap(({ pk }) => byPk.get(pk) ?? [])
}

async function* merge(
  pages: AsyncGenerator<TitleHit, void, undefined>,
  dataSources: AsyncGenerator<TitleHit, void, undefined>,
  isAscending: boolean,
): AsyncGenerator<TitleHit, void, undefined> {
  let [page, source] = [await pages.next(), await dataSources.next()]
  while (!page.done || !source.done) {
    const takesPage = source.done || (!page.done && comesFirst(page.value, source.value, isAscending))
    const hit = (takesPage ? page.value : source.value) as TitleHit
    yield hit
    if (takesPage) page = await pages.next()
    else source = await dataSources.next()
  }
}

function comesFirst(a: TitleHit, b: TitleHit, isAscending: boolean): boolean {
  const order = a.editedAt - b.editedAt || a.pk - b.pk
  return isAscending ? order < 0 : order > 0
}
