// Places in an editable element, counted in characters; a mention or equation counts as one, as in slice-text.ts.

/** What is selected within an element; undefined when the selection is elsewhere. */
export function selectedOffsets(element: HTMLElement): { start: number; end: number } | undefined {
  const selection = window.getSelection()
  if (!selection || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return undefined
  return {
    start: offsetOf(element, range.startContainer, range.startOffset),
    end: offsetOf(element, range.endContainer, range.endOffset),
  }
}

function offsetOf(element: HTMLElement, container: Node, offset: number): number {
  const before = document.createRange()
  before.selectNodeContents(element)
  before.setEnd(container, offset)
  return lengthOf(before.cloneContents())
}

function lengthOf(node: Node): number {
  if (node instanceof Text) return node.data.length
  if (node instanceof HTMLElement && node.dataset["atom"] !== undefined) return 1
  let length = 0
  for (const child of node.childNodes) length += lengthOf(child)
  return length
}

/** Characters that stand in an element. */
export function textLength(element: HTMLElement): number {
  return lengthOf(element)
}

/** Puts the caret at a place, or selects up to `end`, and gives the element the focus. */
export function caretAt(element: HTMLElement, start: number, end = start): void {
  element.focus()
  const range = document.createRange()
  const from = placeAt(element, start)
  const to = placeAt(element, end)
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  const selection = window.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}

function placeAt(element: HTMLElement, wanted: number): { node: Node; offset: number } {
  let left = wanted
  for (const [at, child] of [...element.childNodes].entries()) {
    const length = child instanceof Text ? child.data.length : lengthOf(child)
    if (left <= length) {
      if (child instanceof Text) return { node: child, offset: left }
      if (child instanceof HTMLElement && child.dataset["atom"] === undefined) return placeAt(child, left)
      return { node: element, offset: at + (left > 0 ? 1 : 0) }
    }
    left -= length
  }
  return { node: element, offset: element.childNodes.length }
}
