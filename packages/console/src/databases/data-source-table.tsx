import { useQuery } from "@tanstack/react-query"
import { Plus, Search } from "lucide-react"
import { useDeferredValue, useMemo, useState } from "react"
import { notion } from "../http/notion.ts"
import type { PropertyInHand } from "../properties/property-dialog.tsx"
import { setQuery, useLocation } from "../router/location.ts"
import { Button } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { Failure } from "../ui/failure.tsx"
import { Loaded, room } from "../ui/loaded.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import { columnsOf } from "./column.ts"
import styles from "./data-source-table.module.css"
import { Grid } from "./grid.tsx"
import { parseSort, sortWord } from "./sort-word.ts"
import { useColumnWidths } from "./use-column-widths.ts"
import { useNewRow } from "./use-new-row.ts"
import { type RowsWanted, useRows } from "./use-rows.ts"

const propertyDialog = room(() => import("../properties/property-dialog.tsx"))

/** The rows of a data source as a table, with a search by title; the order lives in the address. */
export function DataSourceTable({ dataSourceId }: { dataSourceId: string }) {
  const source = useQuery({
    queryKey: ["data-source", dataSourceId],
    queryFn: ({ signal }) => notion.dataSource(dataSourceId, signal),
  })
  const { query } = useLocation()
  const [find, setFind] = useState("")
  const [widths, setWidth] = useColumnWidths(dataSourceId)
  const columns = useMemo(() => (source.data ? columnsOf(source.data, widths) : []), [source.data, widths])
  const sort = parseSort(query.get("sort"), columns)
  const wanted: RowsWanted = {
    dataSourceId,
    find: useDeferredValue(find.trim()),
    titleName: columns[0]?.name ?? "",
    sort,
  }
  const rows = useRows(wanted, columns.length > 0)
  const newRow = useNewRow(wanted)
  const [inHand, setInHand] = useState<PropertyInHand>()
  if (source.isError)
    return (
      <div className={styles["message"]}>
        <Failure error={source.error} onRetry={() => void source.refetch()} />
      </div>
    )
  const shown = rows.data?.pages.flatMap((page) => page.results) ?? []
  return (
    <>
      <div className={styles["tools"]}>
        <label className={styles["search"]}>
          <Search size={14} strokeWidth={1.5} aria-hidden="true" />
          <input
            type="search"
            placeholder="Find by title"
            aria-label="Find by title"
            value={find}
            onChange={(event) => setFind(event.target.value)}
          />
        </label>
        <Button look="primary" size="small" disabled={columns.length === 0} onClick={newRow}>
          <Plus size={14} strokeWidth={1.5} /> New
        </Button>
      </div>
      {(source.isPending || rows.isPending) && (
        <div className={styles["message"]}>
          <Skeleton lines={8} />
        </div>
      )}
      {rows.isError && (
        <div className={styles["message"]}>
          <Failure error={rows.error} onRetry={() => void rows.refetch()} />
        </div>
      )}
      {inHand && source.data && (
        <Loaded
          room={propertyDialog}
          props={{ source: source.data, inHand, onClose: () => setInHand(undefined) }}
        />
      )}
      {rows.isSuccess && (
        <Grid
          empty={
            find === "" ? (
              <Empty
                action={<Button onClick={newRow}>Add the first row</Button>}
                call={`POST /v1/pages {"parent": {"data_source_id": "${dataSourceId}"}, "properties": {}}`}
              >
                No rows yet. Each row is a page with these properties.
              </Empty>
            ) : (
              <p>No title has “{find}” in it.</p>
            )
          }
          columns={columns}
          rows={shown}
          wanted={wanted}
          hasMore={rows.hasNextPage}
          onMore={() => void (rows.isFetchingNextPage || rows.fetchNextPage())}
          onResize={setWidth}
          onEditProperty={setInHand}
          onSort={(column, direction) => setQuery({ sort: direction && sortWord(column, direction) })}
        />
      )}
    </>
  )
}
