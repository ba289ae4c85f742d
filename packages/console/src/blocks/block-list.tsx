import { useContext } from "react"
import { blockKey } from "../editing/block-keys.ts"
import { BlockRow } from "../editing/block-row.tsx"
import type { Block } from "../http/notion.ts"
import { Failure } from "../ui/failure.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import styles from "./block-list.module.css"
import { BlockView } from "./block-view.tsx"
import { PageContext } from "./page-context.ts"
import { useChildren } from "./use-children.ts"

/** The blocks below a page or block. */
export function BlockList({ parentId }: { parentId: string }) {
  const children = useChildren(parentId)
  if (children.isPending) return <Skeleton lines={3} />
  if (children.isError) return <Failure error={children.error} onRetry={() => void children.refetch()} />
  return <Blocks blocks={children.data} />
}

/** Blocks one under another; numbers count within a run of numbered items. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  const { isReadOnly } = useContext(PageContext)
  const keys = blocks.map(({ id }) => blockKey(id))
  let number = 0
  return (
    <div className={styles["list"]}>
      {blocks.map((block) => {
        if (block.type !== "numbered_list_item") number = 0
        else number = number === 0 ? (block.numbered_list_item.list_start_index ?? 1) : number + 1
        const view = <BlockView key={blockKey(block.id)} block={block} number={number} />
        if (isReadOnly) return view
        return (
          <BlockRow key={blockKey(block.id)} block={block} keys={keys}>
            {view}
          </BlockRow>
        )
      })}
    </div>
  )
}
