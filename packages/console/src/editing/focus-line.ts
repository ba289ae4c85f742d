import { flushSync } from "react-dom"
import { caretAt, textLength } from "../rich-text/offsets.ts"

/** Draws what was changed and puts the caret into a block's line, before the next key comes. */
export function focusLine(key: string, at: number | "end"): void {
  flushSync(() => {})
  const line = document.querySelector<HTMLElement>(`[data-line="${key}"] [contenteditable]`)
  if (line) caretAt(line, at === "end" ? textLength(line) : at)
}

/** The line before or after the one that has the focus; undefined at the ends of the page. */
export function neighbourLine(step: 1 | -1): HTMLElement | undefined {
  const lines = [...document.querySelectorAll<HTMLElement>("[data-line] [contenteditable]")]
  return lines[lines.indexOf(document.activeElement as HTMLElement) + step]
}

/** Whether the caret stands on the first (-1) or last (1) line that an element's text takes. */
export function isAtEdge(element: HTMLElement, step: 1 | -1): boolean {
  const range = window.getSelection()?.getRangeAt(0)
  const caret = range?.getClientRects()[0]
  // An empty line has no rectangle for its caret.
  if (!caret) return true
  const box = element.getBoundingClientRect()
  const slackPx = caret.height * 0.7
  return step < 0 ? caret.top - box.top < slackPx : box.bottom - caret.bottom < slackPx
}
