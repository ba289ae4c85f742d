import { useQuery } from "@tanstack/react-query"
import { Search } from "lucide-react"
import { useCallback, useDeferredValue, useMemo, useState } from "react"
import { notion } from "../http/notion.ts"
import type { PropertyInHand } from "../properties/property-dialog.tsx"
import { useLocation } from "../router/location.ts"
import { Failure } from "../ui/failure.tsx"
import { Loaded, room } from "../ui/loaded.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import { narrowFilter } from "../views/narrow-filter.ts"
import { useChangeView, useViews } from "../views/use-views.ts"
import type { View, ViewChange } from "../views/view.ts"
import { ViewBody } from "../views/view-body.tsx"
import { ViewTabs } from "../views/view-tabs.tsx"
import { ViewTools } from "../views/view-tools.tsx"
import styles from "./data-source-view.module.css"
import { ExportCsv } from "./export-csv.tsx"
import { NewRowButton } from "./new-row-button.tsx"
import type { RowsWanted } from "./use-rows.ts"

const propertyDialog = room(() => import("../properties/property-dialog.tsx"))

/** Stands for the views of a data source that has none. */
const plainTable: View = { object: "view", id: "", name: "Table", type: "table" }

/** The rows of a data source as one of its views shows them; the view is named in the address. */
export function DataSourceView({ databaseId, dataSourceId }: { databaseId: string; dataSourceId: string }) {
  const source = useQuery({
    queryKey: ["data-source", dataSourceId],
    queryFn: ({ signal }) => notion.dataSource(dataSourceId, signal),
  })
  const views = useViews(databaseId, dataSourceId)
  const { query } = useLocation()
  const all = views.data ?? []
  const view = all.find(({ id }) => id === query.get("view")) ?? all[0] ?? plainTable
  const { mutate: changeView } = useChangeView(dataSourceId)
  const change = useCallback(
    (part: ViewChange) => view.id !== "" && changeView({ id: view.id, change: part }),
    [changeView, view.id],
  )
  const [inHand, setInHand] = useState<PropertyInHand>()
  const [find, setFind] = useState("")
  const words = useDeferredValue(find.trim())
  const titleName = Object.values(source.data?.properties ?? {}).find(({ type }) => type === "title")?.name
  const wanted = useMemo(
    (): RowsWanted => ({
      dataSourceId,
      filter: narrowFilter(
        view.filter ?? undefined,
        words === "" ? undefined : { property: titleName, title: { contains: words } },
      ),
      sorts: view.sorts ?? [],
    }),
    [dataSourceId, view.filter, view.sorts, words, titleName],
  )
  const error = source.error ?? views.error
  if (error)
    return (
      <div className={styles["message"]}>
        <Failure error={error} onRetry={() => void (source.isError ? source.refetch() : views.refetch())} />
      </div>
    )
  if (!source.data || !views.data)
    return (
      <div className={styles["message"]}>
        <Skeleton lines={8} />
      </div>
    )
  return (
    <>
      {all.length > 0 && <ViewTabs databaseId={databaseId} source={source.data} views={all} current={view} />}
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
        <span className={styles["space"]} />
        <ViewTools key={view.id} source={source.data} view={view} onChange={change} />
        <ExportCsv source={source.data} view={view} wanted={wanted} />
        <NewRowButton dataSourceId={dataSourceId} />
      </div>
      {inHand && (
        <Loaded
          room={propertyDialog}
          props={{ source: source.data, inHand, onClose: () => setInHand(undefined) }}
        />
      )}
      <ViewBody
        key={view.id}
        source={source.data}
        view={view}
        wanted={wanted}
        find={words}
        onChange={change}
        onEditProperty={setInHand}
      />
    </>
  )
}
