import { RefreshCw } from "lucide-react"
import type { Block } from "../http/notion.ts"
import { BlockList } from "./block-list.tsx"
import styles from "./synced.module.css"

/** A synced block shows its own children, a copy of it those of the original. */
export function Synced({ block }: { block: Extract<Block, { type: "synced_block" }> }) {
  const source = block.synced_block.synced_from
  return (
    <div className={styles["synced"]} data-block={block.id}>
      <span className={styles["label"]}>
        <RefreshCw size={12} strokeWidth={1.5} aria-hidden="true" />
        {source === null ? "Synced" : "Copy of a synced block"}
      </span>
      <BlockList parentId={source === null ? block.id : source.block_id} />
    </div>
  )
}
