import { RichText } from "../rich-text/rich-text.tsx"
import { type TextBlockOf, textOf } from "./text-of.ts"

const headings: Record<string, 2 | 3 | 4 | 5> = { heading_1: 2, heading_2: 3, heading_3: 4, heading_4: 5 }

/** The line of text of a block. */
export function Line({ block }: { block: TextBlockOf }) {
  const { rich_text } = textOf(block)
  const level = headings[block.type]
  const heading = level === undefined ? {} : { role: "heading", "aria-level": level }
  return (
    <div {...heading} style={{ minHeight: "1.6em" }}>
      <RichText items={rich_text} />
    </div>
  )
}
