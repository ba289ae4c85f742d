import { Puzzle } from "lucide-react"
import type { Block } from "../http/notion.ts"
import styles from "./unknown.module.css"

/** A block that the console cannot draw. It is named and left exactly as it is. */
export function Unknown({ block }: { block: Block }) {
  const type = block.type === "unsupported" ? block.unsupported.block_type : block.type
  return (
    <div className={styles["unknown"]} data-block={block.id}>
      <Puzzle size={16} strokeWidth={1.5} aria-hidden="true" />
      <span>
        A block of type <code>{type || "unknown"}</code>, which only its own application shows. It is kept as
        it is.
      </span>
    </div>
  )
}
