import type { Block } from "../http/notion.ts"
import { BlockList } from "./block-list.tsx"
import { Line } from "./line.tsx"
import styles from "./text-block.module.css"
import { textOf } from "./text-of.ts"

type Text = Extract<
  Block,
  { type: "paragraph" | "quote" | "template" | "heading_1" | "heading_2" | "heading_3" | "heading_4" }
>

/** A paragraph, heading, quote or template button, and what is indented below it. */
export function TextBlock({ block }: { block: Text }) {
  return (
    <div className={styles[block.type]} data-colour={textOf(block).color} data-block={block.id}>
      <Line block={block} />
      {block.has_children && (
        <div className={styles["children"]}>
          <BlockList parentId={block.id} />
        </div>
      )}
    </div>
  )
}
