import { keepPreviousData, useQueries } from "@tanstack/react-query"
import { useCallback, useRef, useState } from "react"
import { call } from "../http/call.ts"
import type { Page } from "../http/notion.ts"

/** Rows of one answer. */
const chunkRows = 100

/** What decides which rows are shown, and in which order. */
export interface RowsWanted {
  dataSourceId: string
  /** As a query takes it; undefined for all rows. */
  filter: object | undefined
  sorts: readonly object[]
}

/** A part of the rows, and how many there are in all. */
export interface RowsChunk {
  results: Page[]
  offset: number
  total: number
}

/** Where rows are remembered. */
export const rowsKey = ({ dataSourceId, filter, sorts }: RowsWanted) =>
  ["rows", dataSourceId, { filter, sorts }] as const

/** Asks for rows from an offset on. */
export function readRows(
  { dataSourceId, filter, sorts }: RowsWanted,
  offset: number,
  limit: number,
  signal?: AbortSignal,
): Promise<RowsChunk> {
  return call<RowsChunk>("POST", `/inkling/v1/data_sources/${dataSourceId}/query_window`, {
    body: { offset, limit, ...(filter && { filter }), ...(sorts.length > 0 && { sorts }) },
    signal,
  })
}

/**
 * Rows by their place in the order, read a hundred at a time where somebody looks: `onSee` says where that is. The
 * first hundred are always there.
 */
export function useRows(wanted: RowsWanted, isEnabled: boolean) {
  const [seen, setSeen] = useState({ first: 0, last: 0 })
  const chunks = [...new Set([0, ...chunksBetween(seen.first, seen.last)])]
  const answers = useQueries({
    queries: chunks.map((chunk) => ({
      queryKey: [...rowsKey(wanted), chunk],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        readRows(wanted, chunk * chunkRows, chunkRows, signal),
      enabled: isEnabled,
      ...(chunk === 0 && { placeholderData: keepPreviousData }),
    })),
  })
  const first = answers[0]
  const lastTotal = useRef(0)
  if (first?.data) lastTotal.current = first.data.total
  const found = new Map(chunks.map((chunk, at) => [chunk, answers[at]?.data?.results]))
  const onSee = useCallback((from: number, to: number) => {
    const next = { first: Math.floor(from / chunkRows), last: Math.floor(to / chunkRows) }
    setSeen((before) => (before.first === next.first && before.last === next.last ? before : next))
  }, [])
  return {
    total: lastTotal.current,
    /** Undefined while it is being read. */
    rowAt: (index: number): Page | undefined => found.get(Math.floor(index / chunkRows))?.[index % chunkRows],
    isPending: isEnabled && first?.isPending === true,
    error: answers.find(({ isError }) => isError)?.error ?? undefined,
    retry: () => {
      for (const answer of answers) if (answer.isError) void answer.refetch()
    },
    onSee,
  }
}

export type Rows = ReturnType<typeof useRows>

function chunksBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}
