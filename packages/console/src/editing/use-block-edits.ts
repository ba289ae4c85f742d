import { useQueryClient } from "@tanstack/react-query"
import { useMemo } from "react"
import { type TextBlockOf, textOf } from "../blocks/text-of.ts"
import { childrenKey } from "../blocks/use-children.ts"
import { parentIdOf } from "../blocks/use-update-block.ts"
import { type Block, notion } from "../http/notion.ts"
import type { RichItem } from "../rich-text/rich-text-dom.ts"
import { toRequest } from "../rich-text/to-request.ts"
import { showNotice } from "../ui/notices.ts"
import { blockId, blockKey, keepBlockId, newBlockKey } from "./block-keys.ts"
import { blockRequest, draftBlock, type MadeType } from "./make-block.ts"
import { dropWrite, inOrder, noteChange, writeSoon } from "./pending-writes.ts"

/** A block with another text. */
function withText(block: TextBlockOf, rich_text: readonly RichItem[]): TextBlockOf {
  const content = (block as unknown as Record<string, object>)[block.type]
  return { ...block, [block.type]: { ...content, rich_text } } as TextBlockOf
}

/**
 * What editing does to blocks: each change is drawn at once and written alone, so that blocks nobody touched, known
 * or not, stay exactly as they are. A refused write is told, and the list is read again.
 */
export function useBlockEdits() {
  const client = useQueryClient()
  return useMemo(() => {
    const put = (parentId: string, change: (blocks: Block[]) => Block[]) => {
      noteChange()
      client.setQueryData<Block[]>(childrenKey(parentId), (blocks) => blocks && change(blocks))
    }

    const refused = (parentId: string) => (error: Error) => {
      showNotice({ text: `Not saved: ${error.message}`, isBad: true })
      void client.invalidateQueries({ queryKey: childrenKey(parentId) })
    }

    const siblings = (block: Block) => client.getQueryData<Block[]>(childrenKey(parentIdOf(block))) ?? []

    const setText = (block: TextBlockOf, items: readonly RichItem[]) => {
      const parentId = parentIdOf(block)
      put(parentId, (blocks) => blocks.map((one) => (one.id === block.id ? withText(block, items) : one)))
      const write = async () =>
        notion.updateBlock(await blockId(block.id), { [block.type]: { rich_text: toRequest(items) } })
      writeSoon(blockKey(block.id), () => write().catch(refused(parentId)))
    }

    /** Draws a new block after another, or first, and returns its key. */
    const insert = (
      parent: Block["parent"],
      parentId: string,
      after: Block | undefined,
      type: MadeType,
      items: readonly RichItem[],
    ): string => {
      const key = newBlockKey()
      put(parentId, (blocks) => {
        const at = after === undefined ? 0 : blocks.findIndex(({ id }) => id === after.id) + 1
        return blocks.toSpliced(at, 0, draftBlock(key, parent, type, items))
      })
      const written = inOrder(async () => {
        const place = after === undefined ? "start" : await blockId(after.id)
        const answer = await notion.append(parentId, [blockRequest(type, items)], place)
        return answer.results[0] as Block
      })
      keepBlockId(
        key,
        written.then(({ id }) => id),
      )
      written
        .then((made) =>
          put(parentId, (blocks) =>
            blocks.map((one) => (one.id === key ? { ...made, [one.type]: contentOf(one) } : one) as Block),
          ),
        )
        .catch(refused(parentId))
      return key
    }

    const remove = (block: Block) => {
      const parentId = parentIdOf(block)
      dropWrite(blockKey(block.id))
      put(parentId, (blocks) => blocks.filter(({ id }) => id !== block.id))
      inOrder(async () => notion.deleteBlock(await blockId(block.id))).catch(refused(parentId))
    }

    const insertAfter = (block: Block, type: MadeType, items: readonly RichItem[] = []) =>
      insert(block.parent, parentIdOf(block), block, type, items)

    /** The API cannot change a block's type: a new one takes its place. */
    const convert = (block: TextBlockOf, type: MadeType, items: readonly RichItem[]) => {
      const key = insertAfter(block, type, items)
      remove(block)
      return key
    }

    /** Puts a block's text at the end of the one before it, if that is a line of text, and removes the block. */
    const previousOf = (block: Block) => {
      const list = siblings(block)
      return list[list.findIndex(({ id }) => id === block.id) - 1]
    }

    const insertIn = (pageId: string, after: Block | undefined) =>
      insert({ type: "page_id", page_id: pageId }, pageId, after, "paragraph", [])

    return { setText, insertAfter, insertIn, convert, remove, previousOf, textOf }
  }, [client])
}

/** What was typed into a block while it was being made is newer than the server's answer. */
function contentOf(block: Block): unknown {
  return (block as unknown as Record<string, unknown>)[block.type]
}
