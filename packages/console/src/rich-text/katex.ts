import "katex/dist/katex.min.css"
import katex from "katex"

/** Characters an expression may have to be drawn: what takes long to draw is shown as text. */
const maxChars = 4_000

/** Draws through the DOM, never through HTML; links and macros of the expression are not trusted. */
export function render(element: HTMLElement, expression: string, isBlock: boolean): void {
  if (expression.length > maxChars) return
  try {
    katex.render(expression, element, {
      displayMode: isBlock,
      trust: false,
      strict: "ignore",
      maxExpand: 200,
    })
  } catch {
    element.textContent = expression
  }
}
