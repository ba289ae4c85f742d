import { blockKey } from "../editing/block-keys.ts"
import type { Block } from "../http/notion.ts"
import { Failure } from "../ui/failure.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import styles from "./block-list.module.css"
import { BlockView } from "./block-view.tsx"
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
  let number = 0
  return (
    <div className={styles["list"]}>
      {blocks.map((block) => {
        if (block.type !== "numbered_list_item") number = 0
        else number = number === 0 ? (block.numbered_list_item.list_start_index ?? 1) : number + 1
        return <BlockView key={blockKey(block.id)} block={block} number={number} />
      })}
    </div>
  )
}
