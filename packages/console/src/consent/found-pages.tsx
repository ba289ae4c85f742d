import { useQuery } from "@tanstack/react-query"
import type { NodeIcon, OutlineNode } from "../http/admin.ts"
import { call } from "../http/call.ts"
import type { DataSource, Listed, Page } from "../http/notion.ts"
import { pageTitle } from "../pages/page-title.ts"
import { plainText } from "../rich-text/plain-text.ts"
import { Failure } from "../ui/failure.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import styles from "./page-picker.module.css"
import { PickRow } from "./pick-row.tsx"
import type { Picking } from "./picking.ts"

/** Results that are shown. */
const shownCount = 25

/** Pages and databases whose titles have some words, to pick from. */
export function FoundPages({ words, picking }: { words: string; picking: Picking }) {
  const found = useQuery({
    queryKey: ["search", words, shownCount],
    queryFn: ({ signal }) =>
      call<Listed<Page | DataSource>>("POST", "/v1/search", {
        body: { query: words, page_size: shownCount },
        signal,
      }),
    placeholderData: (before) => before,
  })
  if (found.isPending) return <Skeleton lines={2} />
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />
  const nodes = new Map(found.data.results.map(nodeOf).map((node) => [node.id, node]))
  if (nodes.size === 0) return <p className={styles["empty"]}>No title has these words.</p>
  return (
    <ul>
      {[...nodes.values()].map((node) => (
        <li key={node.id}>
          <PickRow node={node} depth={0} isCovered={false} picking={picking} />
        </li>
      ))}
    </ul>
  )
}

/** A data source stands for its database, which is what can be shared. */
function nodeOf(result: Page | DataSource): OutlineNode {
  const icon = result.icon as NodeIcon | null
  if (result.object === "page")
    return { kind: "page", id: result.id, title: pageTitle(result), icon, has_children: false }
  const id = result.parent.type === "database_id" ? result.parent.database_id : result.id
  return { kind: "database", id, title: plainText(result.title), icon, has_children: false }
}
