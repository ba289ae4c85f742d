import { useLayoutEffect, useRef } from "react"
import { drawEquation } from "./draw-equation.ts"
import { type RichItem, richTextNodes } from "./rich-text-dom.ts"

/** Rich text to read. */
export function RichText({ items }: { items: readonly RichItem[] }) {
  const element = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    element.current?.replaceChildren(...richTextNodes(items, drawEquation))
  }, [items])
  return <span ref={element} className="rich-text" />
}
