import { invalidStartCursor } from "@inkling/contract"
import { loadWireDataSources } from "../../load/load-databases.ts"
import { loadWirePages } from "../../load/load-pages.ts"
import { scanTitles, type TitleHit } from "../../load/scan-titles.ts"
import type { Wire } from "../../present/context.ts"
import { presentList } from "../../present/present-list.ts"
import { readEndpoint } from "../endpoint.ts"
import { pageSizeOf } from "../page-size.ts"
import { decodeSeek, encodeSeek } from "../seek-cursor.ts"

interface SearchFilter {
  value?: "page" | "data_source"
  in_trash?: boolean
}

/**
 * Pages and data sources whose title holds any word of the query, newest edited first. Source:
 * developers.notion.com/reference/post-search; matching and order as recorded (reference search-and-users §1.3).
 */
export const search = readEndpoint("search", "read_content", async (call, tx) => {
  const size = pageSizeOf(call.body)
  const filter = (call.body["filter"] ?? {}) as SearchFilter
  const sort = call.body["sort"] as { direction?: string } | undefined
  const cursor = call.body["start_cursor"] as string | null | undefined
  const after = cursor == null ? undefined : decodeSeek(cursor)
  if (cursor != null && !after) throw invalidStartCursor(cursor)

  const hits = await scanTitles(tx, call, {
    query: String(call.body["query"] ?? ""),
    kind: filter.value,
    inTrash: filter.in_trash ?? false,
    ascending: sort?.direction === "ascending",
    after,
    limit: size + 1,
  })
  const shown = hits.slice(0, size)
  const last = shown.at(-1)
  const next = hits.length > size && last ? encodeSeek({ at: last.editedAt, pk: last.pk }) : null
  return presentList("page_or_data_source", await present(shown), next)

  async function present(found: readonly TitleHit[]): Promise<Wire[]> {
    const pages = found.flatMap((hit) => (hit.page ? [hit.page] : []))
    const sources = found.flatMap((hit) => (hit.dataSource ? [hit.dataSource] : []))
    const wirePages = new Map((await loadWirePages(tx, call, pages)).map((wire, at) => [pages[at]?.pk, wire]))
    const wireSources = new Map(
      (await loadWireDataSources(tx, call, sources)).map((wire, at) => [sources[at]?.pk, wire]),
    )
    return found.map((hit) => (wirePages.get(hit.pk) ?? wireSources.get(hit.pk)) as Wire)
  }
})
