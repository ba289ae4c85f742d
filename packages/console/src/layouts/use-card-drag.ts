import { type PointerEvent, useRef, useState } from "react"
import type { Page } from "../http/notion.ts"

/** Pixels that a card is moved before it counts as dragged: less is a click. */
const dragPx = 5

interface Drag {
  page: Page
  from: string
  x: number
  y: number
  dx: number
  dy: number
}

/**
 * Carries a card by its pointer. Places to drop it on are elements with `data-drop`; `onDrop` is told of the one that
 * the pointer was over.
 */
export function useCardDrag(onDrop: (page: Page, from: string, to: string) => void) {
  const start = useRef<Drag>(undefined)
  const [drag, setDrag] = useState<Drag>()
  const [over, setOver] = useState<string>()
  const begin = (event: PointerEvent<HTMLElement>, page: Page, from: string) => {
    if (event.button !== 0 || event.pointerType === "touch") return
    start.current = { page, from, x: event.clientX, y: event.clientY, dx: 0, dy: 0 }
    const card = event.currentTarget
    const move = (to: globalThis.PointerEvent) => {
      const at = start.current
      if (!at) return
      const dx = to.clientX - at.x
      const dy = to.clientY - at.y
      if (!at.dx && !at.dy && Math.hypot(dx, dy) < dragPx) return
      start.current = { ...at, dx, dy }
      setDrag(start.current)
      setOver(placeUnder(to))
      window.getSelection()?.removeAllRanges()
    }
    const end = (to: globalThis.PointerEvent) => {
      window.removeEventListener("pointermove", move)
      window.removeEventListener("pointerup", end)
      window.removeEventListener("pointercancel", end)
      const at = start.current
      start.current = undefined
      setDrag(undefined)
      setOver(undefined)
      if (!at || (!at.dx && !at.dy)) return
      // The click that follows a drag opens no page.
      card.addEventListener("click", swallow, { capture: true, once: true })
      setTimeout(() => card.removeEventListener("click", swallow, { capture: true }), 0)
      const place = to.type === "pointercancel" ? undefined : placeUnder(to)
      if (place !== undefined && place !== at.from) onDrop(at.page, at.from, place)
    }
    window.addEventListener("pointermove", move)
    window.addEventListener("pointerup", end)
    window.addEventListener("pointercancel", end)
  }
  return { drag, over, begin }
}

function placeUnder({ clientX, clientY }: globalThis.PointerEvent): string | undefined {
  const places = document
    .elementsFromPoint(clientX, clientY)
    .flatMap((element) => element.closest<HTMLElement>("[data-drop]") ?? [])
  return places[0]?.dataset["drop"]
}

function swallow(event: Event): void {
  event.preventDefault()
  event.stopPropagation()
}
