import { useContext } from "react"
import { PageContext } from "../blocks/page-context.ts"
import { useChildren } from "../blocks/use-children.ts"
import { blockKey } from "../editing/block-keys.ts"
import { focusLine } from "../editing/focus-line.ts"
import { useBlockEdits } from "../editing/use-block-edits.ts"
import styles from "./page-tail.module.css"

/** The room below the last block: a click in it begins a paragraph there. */
export function PageTail() {
  const { pageId, isReadOnly } = useContext(PageContext)
  const children = useChildren(pageId)
  const edits = useBlockEdits()
  if (isReadOnly || !children.data) return null
  const begin = () => {
    const last = children.data.at(-1)
    if (last?.type === "paragraph" && last.paragraph.rich_text.length === 0) focusLine(blockKey(last.id), 0)
    else focusLine(edits.insertIn(pageId, last), 0)
  }
  return (
    <button type="button" className={styles["tail"]} onClick={begin}>
      <span>{children.data.length === 0 ? "Write something" : "Add a paragraph"}</span>
    </button>
  )
}
