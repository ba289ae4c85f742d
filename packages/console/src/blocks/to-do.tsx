import { useContext } from "react"
import type { Block } from "../http/notion.ts"
import { plainText } from "../rich-text/plain-text.ts"
import { classNames } from "../ui/class-names.ts"
import { BlockList } from "./block-list.tsx"
import { Line } from "./line.tsx"
import { PageContext } from "./page-context.ts"
import styles from "./to-do.module.css"
import { useUpdateBlock } from "./use-update-block.ts"

/** A line with a box to check. */
export function ToDo({ block }: { block: Extract<Block, { type: "to_do" }> }) {
  const { isReadOnly } = useContext(PageContext)
  const update = useUpdateBlock()
  const { checked, rich_text, color } = block.to_do
  const toggle = () =>
    update({ ...block, to_do: { ...block.to_do, checked: !checked } }, { to_do: { checked: !checked } })
  return (
    <div className={styles["item"]} data-colour={color} data-block={block.id}>
      <input
        type="checkbox"
        checked={checked}
        disabled={isReadOnly}
        aria-label={plainText(rich_text) || "To-do"}
        onChange={toggle}
      />
      <div className={styles["body"]}>
        <div className={classNames(checked && styles["done"])}>
          <Line block={block} />
        </div>
        {block.has_children && <BlockList parentId={block.id} />}
      </div>
    </div>
  )
}
