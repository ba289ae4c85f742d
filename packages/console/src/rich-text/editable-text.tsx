import { type ComponentProps, useLayoutEffect, useRef } from "react"
import { drawEquation } from "./draw-equation.ts"
import { plainLooks, type RichItem, readRichText, richTextNodes, textSpan } from "./rich-text-dom.ts"
import { toggleMark } from "./toggle-mark.ts"

interface EditableTextProps extends Omit<ComponentProps<"div">, "onInput"> {
  items: readonly RichItem[]
  /** Called with the whole text after each change of it. */
  onText: (items: RichItem[], element: HTMLElement) => void
  label: string
  /** Takes pasted text that is more than text; false leaves it to the line. */
  onPasteText?: (text: string) => boolean
}

const marks: Record<string, "bold" | "italic" | "underline" | "code" | "strikethrough"> = {
  b: "bold",
  i: "italic",
  u: "underline",
  e: "code",
}

/**
 * Rich text to type into. React sets the text only when it differs from what was typed, so that the caret stays.
 * Ctrl or Cmd with B, I, U, E and Shift+S change looks; pasted text comes in plain, unless somebody takes it.
 */
export function EditableText({ items, onText, label, onPasteText, onKeyDown, ...rest }: EditableTextProps) {
  const element = useRef<HTMLDivElement>(null)
  const typed = useRef<readonly RichItem[] | undefined>(undefined)
  useLayoutEffect(() => {
    const box = element.current
    if (!box || (typed.current !== undefined && sameText(typed.current, items))) return
    typed.current = items
    box.replaceChildren(...richTextNodes(items, drawEquation))
  }, [items])
  const changed = () => {
    const box = element.current
    if (!box) return
    const next = readRichText(box)
    // Browsers leave a line break where text was deleted; an empty line shows its placeholder only without it.
    if (next.length === 0 && box.firstChild) box.replaceChildren()
    typed.current = next
    onText(next, box)
  }
  return (
    <div
      ref={element}
      role="textbox"
      tabIndex={0}
      aria-multiline="true"
      aria-label={label}
      contentEditable
      suppressContentEditableWarning
      spellCheck
      onInput={changed}
      onPaste={(event) => {
        event.preventDefault()
        const text = event.clipboardData.getData("text/plain")
        if (onPasteText?.(text)) return
        insertText(text)
        changed()
      }}
      onDrop={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        onKeyDown?.(event)
        if (event.defaultPrevented || !(event.ctrlKey || event.metaKey)) return
        const key = event.key.toLowerCase()
        const mark = event.shiftKey && key === "s" ? "strikethrough" : event.shiftKey ? undefined : marks[key]
        if (mark === undefined) return
        event.preventDefault()
        if (element.current && toggleMark(element.current, mark)) changed()
      }}
      {...rest}
    />
  )
}

/** Puts text at the caret in place of what is selected, as part of the run it stands in. */
export function insertText(text: string): void {
  const range = window.getSelection()?.getRangeAt(0)
  if (!range) return
  range.deleteContents()
  const isInRun = range.startContainer.parentElement?.closest("[data-looks]") != null
  range.insertNode(isInRun ? document.createTextNode(text) : textSpan(text, plainLooks))
  range.collapse(false)
}

function sameText(a: readonly RichItem[], b: readonly RichItem[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
