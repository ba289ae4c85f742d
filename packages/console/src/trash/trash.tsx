import { useQuery } from "@tanstack/react-query"
import { admin } from "../http/admin.ts"
import { setTrashed } from "../pages/set-trashed.ts"
import { Link } from "../router/link.tsx"
import { pagePath } from "../router/page-path.ts"
import { Room } from "../shell/room.tsx"
import { Ago } from "../ui/ago.tsx"
import { Button } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { Failure } from "../ui/failure.tsx"
import { NodeIcon } from "../ui/node-icon.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import styles from "./trash.module.css"

/** What was moved to trash, with the way back. Notion's API ends nothing for good, so neither does this room. */
export default function Trash() {
  const trash = useQuery({ queryKey: ["trash"], queryFn: ({ signal }) => admin.trash(signal) })
  return (
    <Room
      title="Trash"
      lead="Pages and databases that were moved here. They keep everything in them, and the API still reads them with in_trash: true."
    >
      {trash.isPending && <Skeleton />}
      {trash.isError && <Failure error={trash.error} onRetry={() => void trash.refetch()} />}
      {trash.data?.length === 0 && (
        <Empty call='PATCH /v1/pages/{page_id} {"in_trash": true}'>
          Nothing is in trash. “Move to trash” stands behind ⋯ on every page.
        </Empty>
      )}
      {trash.data && trash.data.length > 0 && (
        <ul className={styles["list"]} aria-label="In trash">
          {trash.data.map((node) => (
            <li key={node.id}>
              <Link className={styles["name"]} to={pagePath(node.id, node.title)}>
                <NodeIcon icon={node.icon} kind={node.kind} />
                <span>{node.title || "Untitled"}</span>
              </Link>
              <Ago atMs={node.trashed_at} />
              <Button
                size="small"
                aria-label={`Restore ${node.title || "Untitled"}`}
                onClick={() => void setTrashed(node.kind, node, false)}
              >
                Restore
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Room>
  )
}
