import { useEffect, useRef, useState } from "react"
import type { PropertyPatch } from "../http/notion.ts"
import { EditableText } from "../rich-text/editable-text.tsx"
import { caretAt, textLength } from "../rich-text/offsets.ts"
import { plainLooks, type RichItem, textItem } from "../rich-text/rich-text-dom.ts"
import { isWritable, toRequest } from "../rich-text/to-request.ts"
import { showNotice } from "../ui/notices.ts"
import type { EditorProps } from "./cell-editor.tsx"
import styles from "./editor.module.css"

/** A title or text with its looks. Enter writes, Shift+Enter breaks the line, Escape leaves it as it was. */
export function RichEditor({ value, editing, onWrite, onDone }: EditorProps<"title" | "rich_text">) {
  const old = value.type === "title" ? value.title : value.rich_text
  const [first] = useState(() => (editing.typed === undefined ? old : startOf(editing.typed)))
  const latest = useRef<readonly RichItem[]>(first)
  const box = useRef<HTMLDivElement>(null)
  const isOver = useRef(false)
  useEffect(() => {
    const element = box.current?.firstElementChild as HTMLElement | null
    if (element) caretAt(element, textLength(element))
  }, [])
  const finish = (step: "stay" | "down", isKept: boolean) => {
    if (isOver.current) return
    isOver.current = true
    const next = latest.current as RichItem[]
    if (isKept && JSON.stringify(next) !== JSON.stringify(old)) {
      if (!isWritable(old))
        showNotice({ text: "This text holds a mention that cannot be written back.", isBad: true })
      else if (value.type === "title")
        onWrite({ value: { ...value, title: next }, patch: { title: toRequest(next) } as PropertyPatch })
      else
        onWrite({
          value: { ...value, rich_text: next },
          patch: { rich_text: toRequest(next) } as PropertyPatch,
        })
    }
    onDone(step)
  }
  return (
    <div ref={box}>
      <EditableText
        className={styles["text"]}
        items={first}
        label="Text"
        onText={(items) => {
          latest.current = items
        }}
        onBlur={() => finish("stay", true)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === "Escape") finish("stay", false)
          else if (event.key === "Enter" && !event.shiftKey) finish("down", true)
          else return
          event.preventDefault()
        }}
      />
    </div>
  )
}

function startOf(typed: string): RichItem[] {
  return typed === "" ? [] : [textItem(typed, plainLooks)]
}
