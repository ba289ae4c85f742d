import { useQuery } from "@tanstack/react-query"
import { useEffect } from "react"
import { notion } from "../http/notion.ts"
import { CrumbTrail } from "../pages/crumb-trail.tsx"
import { InTrash } from "../pages/in-trash.tsx"
import { ObjectMenu } from "../pages/object-menu.tsx"
import { plainText } from "../rich-text/plain-text.ts"
import { RichText } from "../rich-text/rich-text.tsx"
import { setQuery, useLocation } from "../router/location.ts"
import { ShareButton } from "../share/share-button.tsx"
import { TopBar } from "../shell/top-bar.tsx"
import { Failure } from "../ui/failure.tsx"
import { NodeIcon } from "../ui/node-icon.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import { DataSourceView } from "./data-source-view.tsx"
import styles from "./database-screen.module.css"

/** A database: its title, its data sources, and the rows of one of them. */
export default function DatabaseScreen({ id }: { id: string }) {
  const database = useQuery({
    queryKey: ["database", id],
    queryFn: ({ signal }) => notion.database(id, signal),
  })
  const { query } = useLocation()
  const title = plainText(database.data?.title ?? [])
  useEffect(() => {
    document.title = `${title || "Untitled"} · Inkling`
  }, [title])
  const sources = database.data?.data_sources ?? []
  const source = sources.find((one) => one.id === query.get("source")) ?? sources[0]
  return (
    <div className={styles["screen"]}>
      <TopBar crumbs={<CrumbTrail id={id} />}>
        <ShareButton objectId={id} title={title} />
        {database.data && <ObjectMenu kind="database" object={database.data} />}
      </TopBar>
      {database.data?.in_trash && <InTrash kind="database" object={database.data} />}
      <header className={styles["head"]}>
        {database.isPending && <Skeleton lines={1} />}
        {database.isError && <Failure error={database.error} onRetry={() => void database.refetch()} />}
        {database.data && (
          <>
            <h1>
              {database.data.icon && <NodeIcon icon={database.data.icon} kind="database" size={24} />}
              {title || "Untitled"}
            </h1>
            {database.data.description.length > 0 && (
              <p className={styles["description"]}>
                <RichText items={database.data.description} />
              </p>
            )}
          </>
        )}
        {sources.length > 1 && (
          <div className={styles["sources"]}>
            {sources.map((one) => (
              <button
                key={one.id}
                type="button"
                aria-pressed={one.id === source?.id}
                onClick={() => setQuery({ source: one.id, view: undefined })}
              >
                {one.name}
              </button>
            ))}
          </div>
        )}
      </header>
      {source && <DataSourceView key={source.id} databaseId={id} dataSourceId={source.id} />}
    </div>
  )
}
