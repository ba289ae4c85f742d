import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { admin, type OutlineNode } from "../http/admin.ts"
import { Failure } from "../ui/failure.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import styles from "./page-picker.module.css"
import { PickRow } from "./pick-row.tsx"
import type { Picking } from "./picking.ts"

interface PickLevelProps {
  under: string | undefined
  depth: number
  /** Whether a page above is picked or shared, so that these come with it. */
  isCovered: boolean
  picking: Picking
}

/** The pages and databases on one page, or at the top of the workspace. */
export function PickLevel({ under, depth, isCovered, picking }: PickLevelProps) {
  const nodes = useQuery({
    queryKey: ["outline", under ?? "root"],
    queryFn: ({ signal }) => admin.outline(under, signal),
  })
  if (nodes.isPending) return <Skeleton lines={2} />
  if (nodes.isError) return <Failure error={nodes.error} onRetry={() => void nodes.refetch()} />
  if (nodes.data.length === 0)
    return (
      <p className={styles["empty"]}>
        {under === undefined ? "No page is shared with you yet." : "No page in here is shared with you."}
      </p>
    )
  return (
    <ul>
      {nodes.data.map((node) => (
        <Branch key={node.id} node={node} depth={depth} isCovered={isCovered} picking={picking} />
      ))}
    </ul>
  )
}

interface BranchProps extends Omit<PickLevelProps, "under"> {
  node: OutlineNode
}

function Branch({ node, depth, isCovered, picking }: BranchProps) {
  const [isOpen, setOpen] = useState(false)
  const covers = isCovered || picking.picked.has(node.id) || picking.fixed.has(node.id)
  return (
    <li>
      <PickRow
        node={node}
        depth={depth}
        isCovered={isCovered}
        picking={picking}
        branch={{ isOpen, toggle: () => setOpen(!isOpen) }}
      />
      {isOpen && <PickLevel under={node.id} depth={depth + 1} isCovered={covers} picking={picking} />}
    </li>
  )
}
