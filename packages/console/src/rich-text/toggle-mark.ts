import { drawEquation } from "./draw-equation.ts"
import { caretAt, selectedOffsets } from "./offsets.ts"
import { type RichItem, readRichText, richTextNodes } from "./rich-text-dom.ts"
import { sliceText } from "./slice-text.ts"

type Mark = "bold" | "italic" | "underline" | "code" | "strikethrough"

/** Gives the selected text a look, or takes it away where all of it has it. False when nothing is selected. */
export function toggleMark(element: HTMLElement, mark: Mark): boolean {
  const selected = selectedOffsets(element)
  if (!selected || selected.start === selected.end) return false
  const items = readRichText(element)
  const middle = sliceText(items, selected.start, selected.end)
  const isOn = middle.every((item) => item.annotations[mark])
  const next: RichItem[] = [
    ...sliceText(items, 0, selected.start),
    ...middle.map((item) => ({ ...item, annotations: { ...item.annotations, [mark]: !isOn } })),
    ...sliceText(items, selected.end),
  ]
  element.replaceChildren(...richTextNodes(next, drawEquation))
  caretAt(element, selected.start, selected.end)
  return true
}
