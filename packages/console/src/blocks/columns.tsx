import type { Block } from "../http/notion.ts"
import { Skeleton } from "../ui/skeleton.tsx"
import { BlockList } from "./block-list.tsx"
import styles from "./columns.module.css"
import { useChildren } from "./use-children.ts"

/** Columns beside each other; under each other where there is no room. */
export function Columns({ block }: { block: Extract<Block, { type: "column_list" }> }) {
  const columns = useChildren(block.id)
  if (!columns.data) return <Skeleton lines={2} />
  return (
    <div className={styles["columns"]} data-block={block.id}>
      {columns.data.map(
        (column) =>
          column.type === "column" && (
            <div key={column.id} style={{ flexGrow: column.column.width_ratio ?? 1 }}>
              {column.has_children && <BlockList parentId={column.id} />}
            </div>
          ),
      )}
    </div>
  )
}
