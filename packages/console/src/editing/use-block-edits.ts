import { useQueryClient } from "@tanstack/react-query"
import { useMemo } from "react"
import { type TextBlockOf, textOf } from "../blocks/text-of.ts"
import { parentIdOf } from "../blocks/use-update-block.ts"
import type { Block, NewBlock } from "../http/notion.ts"
import type { RichItem } from "../rich-text/rich-text-dom.ts"
import { blockKey } from "./block-keys.ts"
import { BlockWrites } from "./block-writes.ts"
import { record, together } from "./history.ts"
import type { MadeType } from "./make-block.ts"

/** Where new blocks go: below a page or block, behind a sibling or first. */
export interface Spot {
  parent: Block["parent"]
  parentId: string
  after: Block | undefined
}

/** What editing does to blocks, each change one that can be taken back. */
export function useBlockEdits() {
  const client = useQueryClient()
  return useMemo(() => {
    const writes = new BlockWrites(client)

    const setText = (block: TextBlockOf, items: readonly RichItem[]) => {
      const parentId = parentIdOf(block)
      const key = blockKey(block.id)
      const now = writes.find(parentId, key)
      const before = textOf((now ?? block) as TextBlockOf).rich_text
      writes.setText(parentId, key, items, { isTyping: true })
      record(
        {
          undo: () => writes.setText(parentId, key, before),
          redo: () => writes.setText(parentId, key, items),
        },
        `text ${key}`,
      )
    }

    /** Remembers that blocks were made: taking that back puts them in trash. */
    const recordMade = (parentId: string, keys: readonly string[]) => {
      let taken: (() => void)[] = []
      record({
        undo: () => {
          taken = keys.map((key) => writes.take(parentId, key))
        },
        redo: () => {
          for (const putBack of taken) putBack()
        },
      })
    }

    const insert = ({ parent, parentId, after }: Spot, type: MadeType, items: readonly RichItem[]) => {
      const key = writes.insert(parent, parentId, after, type, items)
      recordMade(parentId, [key])
      return key
    }

    const insertAfter = (block: Block, type: MadeType, items: readonly RichItem[] = []) =>
      insert({ parent: block.parent, parentId: parentIdOf(block), after: block }, type, items)

    /** New blocks of any type, drawn when the server has made them. */
    const insertMade = async ({ parentId, after }: Spot, requests: readonly NewBlock[]) => {
      const made = await writes.append(parentId, after && blockKey(after.id), requests)
      const keys = made.map(({ id }) => id)
      if (keys.length > 0) recordMade(parentId, keys)
      return made
    }

    const remove = (block: Block) => {
      const parentId = parentIdOf(block)
      const key = blockKey(block.id)
      let putBack = writes.take(parentId, key)
      record({
        undo: () => putBack(),
        redo: () => {
          putBack = writes.take(parentId, key)
        },
      })
    }

    /** The API cannot change a block's type: a new one takes its place. */
    const convert = (block: TextBlockOf, type: MadeType, items: readonly RichItem[]) =>
      together(() => {
        const key = insertAfter(block, type, items)
        remove(block)
        return key
      })

    /** Puts a block behind a sibling, or first. */
    const move = (block: Block, after: Block | undefined) => {
      const parentId = parentIdOf(block)
      const key = blockKey(block.id)
      const from = writes.move(parentId, key, after && blockKey(after.id))
      record({
        undo: () => void writes.move(parentId, key, from),
        redo: () => void writes.move(parentId, key, after && blockKey(after.id)),
      })
    }

    /** Moves a block over the one before (-1) or after it. */
    const step = (block: Block, by: 1 | -1) => {
      const list = writes.siblings(parentIdOf(block))
      const at = list.findIndex(({ id }) => id === block.id)
      if (list[at + by] === undefined) return
      move(block, by > 0 ? list[at + 1] : list[at - 2])
    }

    /** The block before another, among its siblings. */
    const previousOf = (block: Block) => {
      const list = writes.siblings(parentIdOf(block))
      return list[list.findIndex(({ id }) => id === block.id) - 1]
    }

    const insertIn = (pageId: string, after: Block | undefined) =>
      insert({ parent: { type: "page_id", page_id: pageId }, parentId: pageId, after }, "paragraph", [])

    return { setText, insertAfter, insertIn, insertMade, convert, remove, move, step, previousOf }
  }, [client])
}
