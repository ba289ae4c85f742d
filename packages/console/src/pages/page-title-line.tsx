import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import { childrenKey } from "../blocks/use-children.ts"
import { useWriteValue } from "../databases/use-write-value.ts"
import { blockKey } from "../editing/block-keys.ts"
import { focusLine } from "../editing/focus-line.ts"
import { writeNow, writeSoon } from "../editing/pending-writes.ts"
import { useBlockEdits } from "../editing/use-block-edits.ts"
import type { Block, Page, PropertyPatch } from "../http/notion.ts"
import { EditableText } from "../rich-text/editable-text.tsx"
import type { RichItem } from "../rich-text/rich-text-dom.ts"
import { toRequest } from "../rich-text/to-request.ts"

/** The title of a page, to type into; Enter goes on to a new first paragraph. */
export function PageTitleLine({ page, className }: { page: Page; className: string | undefined }) {
  const write = useWriteValue()
  const edits = useBlockEdits()
  const client = useQueryClient()
  const latest = useRef(page)
  useEffect(() => {
    latest.current = page
  }, [page])
  const entry = Object.entries(page.properties).find(([, value]) => value.type === "title")
  const [name, value] = entry ?? []
  if (name === undefined || value?.type !== "title") return null
  const key = `title-${page.id}`
  const changed = (title: RichItem[]) => {
    writeSoon(key, async () => {
      await write(latest.current, name, {
        value: { ...value, title },
        patch: { title: toRequest(title) } as PropertyPatch,
      })
      for (const stale of ["outline", "path", "name"]) await client.invalidateQueries({ queryKey: [stale] })
    })
  }
  return (
    <h1 className={className}>
      <EditableText
        className="editable-line"
        items={value.title}
        label="Title"
        data-placeholder="Untitled"
        onText={changed}
        onBlur={() => writeNow(key)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return
          event.preventDefault()
          const first = client.getQueryData<Block[]>(childrenKey(page.id))?.[0]
          if (first?.type === "paragraph" && first.paragraph.rich_text.length === 0)
            focusLine(blockKey(first.id), 0)
          else focusLine(edits.insertIn(page.id, undefined), 0)
        }}
      />
    </h1>
  )
}
