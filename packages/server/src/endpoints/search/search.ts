import { invalidStartCursor } from "@inkling/contract"
import { decodeCursor, encodeCursor, queryHash } from "@inkling/engine"
import type { Snapshot } from "@inkling/store"
import { bestTitles, type Relevance } from "../../load/best-titles.ts"
import { loadWireDataSources } from "../../load/load-databases.ts"
import { loadWirePages } from "../../load/load-pages.ts"
import { scanTitles, type TitleHit, type TitleSearch } from "../../load/scan-titles.ts"
import type { Wire } from "../../present/context.ts"
import { presentList } from "../../present/present-list.ts"
import { type Call, readEndpoint } from "../endpoint.ts"
import { pageSizeOf } from "../page-size.ts"

interface SearchFilter {
  value?: "page" | "data_source"
  in_trash?: boolean
}

interface SearchSort {
  direction?: "ascending" | "descending"
  property?: "relevance"
}

/**
 * Pages and data sources whose title holds any word of the query, newest edited first. Source:
 * developers.notion.com/reference/post-search; matching and order as recorded, the order of relevance is inferred.
 */
export const search = readEndpoint("search", "read_content", async (call, tx) => {
  const size = pageSizeOf(call.body)
  const filter = (call.body["filter"] ?? {}) as SearchFilter
  const sort = (call.body["sort"] ?? {}) as SearchSort
  const wanted: TitleSearch = {
    query: String(call.body["query"] ?? ""),
    kind: filter.value,
    isInTrash: filter.in_trash ?? false,
    isAscending: sort.direction === "ascending",
  }
  const cursors = searchCursors(tx, call)
  const after = cursors.decode()
  const hits =
    sort.property === "relevance"
      ? await bestTitles(scanTitles(tx, call, { ...wanted, best: best(after, size + 1) }), after, size + 1)
      : await take(scanTitles(tx, call, { ...wanted, after }), size + 1)
  const shown = hits.slice(0, size)
  const last = shown.at(-1)
  const next = hits.length > size && last ? cursors.encode(last) : null
  return presentList("page_or_data_source", await presentHits(tx, call, shown), next)
})

function best(after: Relevance | undefined, limit: number): NonNullable<TitleSearch["best"]> {
  return { after: after && { ...after, editedAtMs: after.editedAt }, limit }
}

/** Cursors of one search, by what was asked but the page size. */
function searchCursors(tx: Snapshot, { body, services }: Call) {
  const { start_cursor: cursor, page_size: _, ...asked } = body
  const own = { epoch: tx.head.epoch, query: queryHash({ search: asked }) }
  const sign = (text: string) => services.sign(`cursor:${text}`)
  return {
    /** @throws invalidStartCursor for one that is not of this search */
    decode() {
      if (cursor === undefined || cursor === null) return undefined
      const place = decodeCursor(String(cursor), own, sign)
      if (!place) throw invalidStartCursor(String(cursor))
      const { keys, createdAtMs: editedAt, pk } = place.rank
      return { score: keys[0] as number, editedAt, pk }
    },
    encode: ({ score, editedAt, pk }: TitleHit) =>
      encodeCursor(
        { ...own, now: 0, returnedCount: 0, rank: { keys: [score], createdAtMs: editedAt, pk } },
        sign,
      ),
  }
}

async function take(hits: AsyncIterable<TitleHit>, count: number): Promise<TitleHit[]> {
  const taken: TitleHit[] = []
  for await (const hit of hits) {
    taken.push(hit)
    if (taken.length === count) break
  }
  return taken
}

async function presentHits(tx: Snapshot, call: Call, hits: readonly TitleHit[]): Promise<Wire[]> {
  const pages = hits.flatMap((hit) => (hit.page ? [hit.page] : []))
  const sources = hits.flatMap((hit) => (hit.dataSource ? [hit.dataSource] : []))
  const wires = new Map<number, Wire>()
  for (const [at, wire] of (await loadWirePages(tx, call, pages)).entries())
    wires.set(pages[at]?.pk as number, wire)
  for (const [at, wire] of (await loadWireDataSources(tx, call, sources)).entries())
    wires.set(sources[at]?.pk as number, wire)
  return hits.map((hit) => wires.get(hit.pk) as Wire)
}
