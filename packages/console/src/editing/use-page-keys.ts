import { useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { childrenKey } from "../blocks/use-children.ts"
import type { Block } from "../http/notion.ts"
import { blockKey } from "./block-keys.ts"
import { focusLine } from "./focus-line.ts"
import { clearHistory, redo, together, undo } from "./history.ts"
import { keysFrom, selectBlocks, selectedBlocks } from "./selected-blocks.ts"
import { useBlockEdits } from "./use-block-edits.ts"

/** Keys that belong to a page as a whole: undo and redo, and what is done with chosen blocks. */
export function usePageKeys(pageId: string): void {
  const client = useQueryClient()
  const edits = useBlockEdits()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins without choice and history
  useEffect(() => {
    clearHistory()
    selectBlocks(undefined)
  }, [pageId])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      if (isUndoKey(event)) {
        if (!isInPage(event.target)) return
        event.preventDefault()
        if (event.shiftKey || event.key.toLowerCase() === "y") redo()
        else undo()
        return
      }
      const selected = selectedBlocks()
      if (!selected || !isInPage(event.target)) return
      const list = client.getQueryData<Block[]>(childrenKey(selected.parentId)) ?? []
      const keys = list.map(({ id }) => blockKey(id))
      const chosen = keysFrom(keys, selected.anchor, selected.head)
      const blocks = list.filter(({ id }) => chosen.includes(blockKey(id)))
      if (onSelectionKey(event, keys, blocks)) event.preventDefault()
    }
    const onSelectionKey = (event: KeyboardEvent, keys: readonly string[], blocks: readonly Block[]) => {
      const selected = selectedBlocks()
      if (!selected) return false
      const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined
      if (event.key === "Escape") selectBlocks(undefined)
      else if (event.key === "Backspace" || event.key === "Delete") {
        together(() => {
          for (const block of blocks) edits.remove(block)
        })
        selectBlocks(undefined)
      } else if (event.key === "Enter") {
        selectBlocks(undefined)
        focusLine(selected.head, "end")
      } else if (by !== undefined && event.ctrlKey && event.shiftKey) {
        together(() => {
          for (const block of by < 0 ? blocks : blocks.toReversed()) edits.step(block, by)
        })
      } else if (by !== undefined) {
        const head = keys[keys.indexOf(selected.head) + by] ?? selected.head
        selectBlocks({ ...selected, head, ...(!event.shiftKey && { anchor: head }) })
      } else return false
      return true
    }
    const onPointer = (event: PointerEvent) => {
      if (!event.shiftKey) selectBlocks(undefined)
    }
    window.addEventListener("keydown", onKey)
    window.addEventListener("pointerdown", onPointer, true)
    return () => {
      window.removeEventListener("keydown", onKey)
      window.removeEventListener("pointerdown", onPointer, true)
    }
  }, [client, edits])
}

function isUndoKey(event: KeyboardEvent): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false
  const key = event.key.toLowerCase()
  return key === "z" || (key === "y" && !event.shiftKey)
}

/** Whether a key was meant for the page: fields, the title and tables have an undo of their own. */
function isInPage(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target === document.body) return true
  return target.closest("[data-row]") !== null
}
