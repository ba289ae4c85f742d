import { useQuery } from "@tanstack/react-query"
import { type RowsWanted, readRows, rowsKey } from "../databases/use-rows.ts"
import type { Page, PageProperty } from "../http/notion.ts"
import { narrowFilter } from "../views/narrow-filter.ts"
import { addDays, type Day, dayOf, daysBetween } from "./days.ts"

/** Rows that a calendar or timeline shows. */
const maxRows = 500

/** Days before the first in sight that a range may begin on and still be found. */
const reachDays = 92

/** A row and the days it lasts. */
export interface DatedRow {
  page: Page
  start: Day
  end: Day
}

/** Rows whose date touches some days, and how many there are in all. The API finds them by their start. */
export function useDatedRows(
  wanted: RowsWanted,
  properties: { start: string; end?: string | undefined },
  from: Day,
  to: Day,
) {
  const property = properties.start
  const began = narrowFilter(wanted.filter, {
    property,
    date: { on_or_after: addDays(from, -reachDays) },
  })
  const filter = narrowFilter(began, { property, date: { on_or_before: to } })
  const dated = { ...wanted, filter, sorts: [{ property, direction: "ascending" }] }
  const answer = useQuery({
    queryKey: [...rowsKey(dated), "all"],
    queryFn: ({ signal }) => readRows(dated, 0, maxRows, signal),
    placeholderData: (before) => before,
  })
  const rows = (answer.data?.results ?? []).flatMap((page): DatedRow[] => {
    const start = daysOf(page.properties[property])
    const end = properties.end === undefined ? undefined : daysOf(page.properties[properties.end])
    if (!start) return []
    const last = end?.last ?? start.last
    return last < from || start.first > to ? [] : [{ page, start: start.first, end: last }]
  })
  return {
    rows,
    isCut: (answer.data?.total ?? 0) > maxRows,
    error: answer.error,
    isPending: answer.isPending,
  }
}

function daysOf(value: PageProperty | undefined): { first: Day; last: Day } | undefined {
  if (value?.type !== "date" || !value.date) return undefined
  const first = dayOf(value.date.start)
  const last = value.date.end === null ? first : dayOf(value.date.end)
  return { first, last: daysBetween(first, last) < 0 ? first : last }
}
