import { useQueryClient } from "@tanstack/react-query"
import { useCallback } from "react"
import { blockId } from "../editing/block-keys.ts"
import { inOrder, noteChange } from "../editing/pending-writes.ts"
import { type Block, notion } from "../http/notion.ts"
import { showNotice } from "../ui/notices.ts"
import { childrenKey } from "./use-children.ts"

/** Id of what lists a block: its page or the block it is in. */
export function parentIdOf(block: Block): string {
  const { parent } = block
  switch (parent.type) {
    case "page_id":
      return parent.page_id
    case "block_id":
      return parent.block_id
    case "database_id":
      return parent.database_id
    default:
      return ""
  }
}

/** Writes part of a block: shown at once, taken back with a notice when the server refuses. */
export function useUpdateBlock() {
  const client = useQueryClient()
  return useCallback(
    (next: Block, change: object) => {
      const key = childrenKey(parentIdOf(next))
      const before = client.getQueryData<Block[]>(key)
      const put = (block: Block) =>
        client.setQueryData<Block[]>(key, (blocks) =>
          blocks?.map((one) => (one.id === block.id ? block : one)),
        )
      put(next)
      noteChange()
      inOrder(async () => notion.updateBlock(await blockId(next.id), change)).catch((error: Error) => {
        const old = before?.find((one) => one.id === next.id)
        if (old) put(old)
        showNotice({ text: `Not saved: ${error.message}`, isBad: true })
      })
    },
    [client],
  )
}
