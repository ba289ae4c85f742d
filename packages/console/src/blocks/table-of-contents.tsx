import { useContext } from "react"
import type { Block } from "../http/notion.ts"
import { plainText } from "../rich-text/plain-text.ts"
import { PageContext } from "./page-context.ts"
import styles from "./table-of-contents.module.css"
import { isTextBlock, textOf } from "./text-of.ts"
import { useChildren } from "./use-children.ts"

const depths: Record<string, number> = { heading_1: 0, heading_2: 1, heading_3: 2, heading_4: 3 }

/** The headings of the page, to go to. */
export function TableOfContents({ block }: { block: Extract<Block, { type: "table_of_contents" }> }) {
  const { pageId } = useContext(PageContext)
  const headings = (useChildren(pageId).data ?? []).filter((one) => depths[one.type] !== undefined)
  const go = (id: string) =>
    document.querySelector(`[data-block="${id}"]`)?.scrollIntoView({ block: "start" })
  return (
    <ul className={styles["contents"]} data-colour={block.table_of_contents.color} data-block={block.id}>
      {headings.map((heading) => (
        <li key={heading.id} style={{ paddingLeft: (depths[heading.type] ?? 0) * 16 }}>
          <button type="button" onClick={() => go(heading.id)}>
            {(isTextBlock(heading) && plainText(textOf(heading).rich_text)) || "Untitled"}
          </button>
        </li>
      ))}
      {headings.length === 0 && <li>No headings yet.</li>}
    </ul>
  )
}
