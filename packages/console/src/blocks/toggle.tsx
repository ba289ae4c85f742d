import { ChevronRight } from "lucide-react"
import { useId, useState } from "react"
import type { Block } from "../http/notion.ts"
import { plainText } from "../rich-text/plain-text.ts"
import { BlockList } from "./block-list.tsx"
import { Line } from "./line.tsx"
import text from "./text-block.module.css"
import { textOf } from "./text-of.ts"
import styles from "./toggle.module.css"

type Toggling = Extract<Block, { type: "toggle" | "heading_1" | "heading_2" | "heading_3" | "heading_4" }>

/** A toggle, or a heading that is one: what is below it is loaded when it is opened. */
export function Toggle({ block }: { block: Toggling }) {
  const [isOpen, setOpen] = useState(false)
  const inside = useId()
  const { rich_text, color } = textOf(block)
  return (
    <div
      className={block.type === "toggle" ? text["paragraph"] : text[block.type]}
      data-colour={color}
      data-block={block.id}
    >
      <div className={styles["head"]}>
        <button
          type="button"
          className={styles["toggle"]}
          aria-expanded={isOpen}
          {...(isOpen && { "aria-controls": inside })}
          aria-label={plainText(rich_text) || "Toggle"}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight size={16} strokeWidth={1.5} className={isOpen ? styles["turned"] : undefined} />
        </button>
        <div className={styles["line"]}>
          <Line block={block} />
        </div>
      </div>
      {isOpen && (
        <div id={inside} className={text["children"]}>
          {block.has_children ? <BlockList parentId={block.id} /> : <p className={styles["empty"]}>Empty</p>}
        </div>
      )}
    </div>
  )
}
