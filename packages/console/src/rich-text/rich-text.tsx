import { useLayoutEffect, useRef } from "react"
import { drawEquation } from "./draw-equation.ts"
import { plainText } from "./plain-text.ts"
import { type RichItem, richTextNodes } from "./rich-text-dom.ts"

/** Rich text to read. Text without looks, which is most of it in tables, is drawn without more ado. */
export function RichText({ items }: { items: readonly RichItem[] }) {
  if (items.every(isPlain)) return <span className="rich-text">{plainText(items)}</span>
  return <Looked items={items} />
}

function isPlain(item: RichItem): boolean {
  if (item.type !== "text" || item.text.link) return false
  const { color, ...marks } = item.annotations
  return color === "default" && !Object.values(marks).some(Boolean)
}

function Looked({ items }: { items: readonly RichItem[] }) {
  const element = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    element.current?.replaceChildren(...richTextNodes(items, drawEquation))
  }, [items])
  return <span ref={element} className="rich-text" />
}
