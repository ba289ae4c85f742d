import { type InfiniteData, useInfiniteQuery } from "@tanstack/react-query"
import { type Listed, notion, type Page } from "../http/notion.ts"

/** Rows of one answer. */
const pageSize = 100

/** What decides which rows are shown, and in which order. */
export interface RowsWanted {
  dataSourceId: string
  /** Part of the title; empty for all rows. */
  find: string
  titleName: string
  sort: { property: string; direction: "ascending" | "descending" } | undefined
}

export type RowsData = InfiniteData<Listed<Page>, string | undefined>

/** Where rows are remembered. */
export const rowsKey = ({ dataSourceId, find, sort }: RowsWanted) =>
  ["rows", dataSourceId, find, sort] as const

/** Rows of a data source, a hundred at a time, as far as somebody has scrolled. */
export function useRows(wanted: RowsWanted, isEnabled: boolean) {
  const { dataSourceId, find, titleName, sort } = wanted
  return useInfiniteQuery({
    queryKey: rowsKey(wanted),
    enabled: isEnabled,
    initialPageParam: undefined as string | undefined,
    placeholderData: (before: RowsData | undefined) => before,
    queryFn: ({ pageParam, signal }) =>
      notion.query(
        dataSourceId,
        {
          page_size: pageSize,
          ...(pageParam !== undefined && { start_cursor: pageParam }),
          ...(find !== "" && { filter: { property: titleName, title: { contains: find } } }),
          ...(sort && { sorts: [sort] }),
        },
        signal,
      ),
    getNextPageParam: (last: Listed<Page>) => (last.has_more ? (last.next_cursor ?? undefined) : undefined),
  })
}
