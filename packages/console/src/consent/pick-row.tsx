import { ChevronRight } from "lucide-react"
import type { OutlineNode } from "../http/admin.ts"
import { classNames } from "../ui/class-names.ts"
import { NodeIcon } from "../ui/node-icon.tsx"
import styles from "./pick-row.module.css"
import type { Picking } from "./picking.ts"

interface PickRowProps {
  node: Pick<OutlineNode, "id" | "kind" | "title" | "icon" | "has_children">
  depth: number
  isCovered: boolean
  picking: Picking
  /** Where what is below can be shown. */
  branch?: { isOpen: boolean; toggle: () => void }
}

/** A page or database with its box. */
export function PickRow({ node, depth, isCovered, picking, branch }: PickRowProps) {
  const title = node.title || "Untitled"
  const isFixed = isCovered || picking.fixed.has(node.id)
  return (
    <div className={styles["row"]} style={{ paddingLeft: depth * 16 }}>
      {branch && node.has_children ? (
        <button
          type="button"
          className={styles["toggle"]}
          aria-expanded={branch.isOpen}
          aria-label={`Pages in ${title}`}
          onClick={branch.toggle}
        >
          <ChevronRight
            size={14}
            strokeWidth={1.5}
            className={classNames(branch.isOpen && styles["turned"])}
          />
        </button>
      ) : (
        branch && <span className={styles["toggle"]} />
      )}
      <label className={styles["label"]}>
        <input
          type="checkbox"
          data-picker="box"
          checked={isFixed || picking.picked.has(node.id)}
          aria-disabled={isFixed}
          onChange={() => !isFixed && picking.toggle(node.id)}
        />
        <NodeIcon icon={node.icon} kind={node.kind} size={15} />
        <span className={styles["title"]}>{title}</span>
        {isFixed && (
          <small className={styles["why"]}>
            {isCovered ? "comes with the page above" : "shared already"}
          </small>
        )}
      </label>
    </div>
  )
}
