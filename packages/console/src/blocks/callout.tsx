import type { Block } from "../http/notion.ts"
import { NodeIcon } from "../ui/node-icon.tsx"
import { BlockList } from "./block-list.tsx"
import styles from "./callout.module.css"
import { Line } from "./line.tsx"

/** A boxed note with an icon. */
export function Callout({ block }: { block: Extract<Block, { type: "callout" }> }) {
  const { icon, color } = block.callout
  return (
    <div className={styles["callout"]} data-colour={color} data-block={block.id}>
      {icon && <NodeIcon icon={icon} kind="page" size={18} />}
      <div className={styles["body"]}>
        <Line block={block} />
        {block.has_children && <BlockList parentId={block.id} />}
      </div>
    </div>
  )
}
