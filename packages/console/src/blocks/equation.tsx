import { useLayoutEffect, useRef } from "react"
import type { Block } from "../http/notion.ts"
import { drawEquation } from "../rich-text/draw-equation.ts"

/** An equation on a line of its own. */
export function Equation({ block }: { block: Extract<Block, { type: "equation" }> }) {
  const element = useRef<HTMLDivElement>(null)
  const { expression } = block.equation
  useLayoutEffect(() => {
    if (!element.current) return
    element.current.textContent = expression
    drawEquation(element.current, expression, true)
  }, [expression])
  return (
    <div
      ref={element}
      data-block={block.id}
      style={{ padding: "8px 0", overflowX: "auto", textAlign: "center" }}
    />
  )
}
