import { useContext } from "react"
import { EditableLine } from "../editing/editable-line.tsx"
import { RichText } from "../rich-text/rich-text.tsx"
import { isWritable } from "../rich-text/to-request.ts"
import { useHeadingLevel } from "./heading-level.ts"
import { PageContext } from "./page-context.ts"
import { type TextBlockOf, textOf } from "./text-of.ts"

/** The line of text of a block: to type into, unless the page is read only or it holds what cannot be written back. */
export function Line({ block }: { block: TextBlockOf }) {
  const { isReadOnly } = useContext(PageContext)
  const { rich_text } = textOf(block)
  const level = useHeadingLevel(block.type)
  const heading = level === undefined ? {} : { role: "heading", "aria-level": level }
  const isEditable = !isReadOnly && block.type !== "template" && isWritable(rich_text)
  return (
    <div {...heading} style={{ minHeight: "1.6em" }}>
      {isEditable ? <EditableLine block={block} /> : <RichText items={rich_text} />}
    </div>
  )
}
