import { type DragEvent, useState } from "react"
import type { OutlineNode } from "../http/admin.ts"
import { movePage } from "./move-page.ts"

/** What a dragged page is known by, so that text dragged from elsewhere moves nothing. */
const dragType = "application/x-inkling-page"

/** The page that is being dragged in this window: what is carried cannot be read before it is dropped. */
let dragged: string | undefined

/**
 * What makes a row of the tree a thing to drag and a place to drop on. Pages can be dragged: the API moves nothing
 * else into a page.
 */
export function useDragPage(node: OutlineNode) {
  const [isTarget, setTarget] = useState(false)
  const takes = (event: DragEvent) =>
    event.dataTransfer.types.includes(dragType) && dragged !== undefined && dragged !== node.id
  return {
    isTarget,
    drag: {
      draggable: node.kind === "page",
      onDragStart: (event: DragEvent) => {
        dragged = node.id
        event.dataTransfer.setData(dragType, node.id)
        event.dataTransfer.effectAllowed = "move"
      },
      onDragEnd: () => {
        dragged = undefined
      },
      onDragOver: (event: DragEvent) => {
        if (!takes(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = "move"
        setTarget(true)
      },
      onDragLeave: () => setTarget(false),
      onDrop: (event: DragEvent) => {
        setTarget(false)
        if (!takes(event)) return
        event.preventDefault()
        void movePage(event.dataTransfer.getData(dragType), node)
      },
    },
  }
}
