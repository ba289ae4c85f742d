import type { QueryClient } from "@tanstack/react-query"
import { isTextBlock, type TextBlockOf, textOf } from "../blocks/text-of.ts"
import { childrenKey } from "../blocks/use-children.ts"
import { admin } from "../http/admin.ts"
import { type Block, type NewBlock, notion } from "../http/notion.ts"
import type { RichItem } from "../rich-text/rich-text-dom.ts"
import { toRequest } from "../rich-text/to-request.ts"
import { showNotice } from "../ui/notices.ts"
import { blockId, blockKey, keepBlockId, newBlockKey } from "./block-keys.ts"
import { blockRequest, draftBlock, type MadeType } from "./make-block.ts"
import { dropWrite, inOrder, noteChange, writeNow, writeSoon } from "./pending-writes.ts"

/** Blocks that one request may append. */
const maxAppended = 100

/**
 * Changes of blocks, drawn at once and written alone and in order, so that blocks nobody touched, known or not, stay
 * exactly as they are. Blocks go by the key they were first drawn under. A refused write is told, and the list is read
 * again.
 */
export class BlockWrites {
  readonly #client: QueryClient

  constructor(client: QueryClient) {
    this.#client = client
  }

  siblings(parentId: string): Block[] {
    return this.#client.getQueryData<Block[]>(childrenKey(parentId)) ?? []
  }

  find(parentId: string, key: string): Block | undefined {
    return this.siblings(parentId).find(({ id }) => blockKey(id) === key)
  }

  setText(parentId: string, key: string, items: readonly RichItem[], { isTyping = false } = {}): void {
    const block = this.find(parentId, key)
    if (!block || !isTextBlock(block)) return
    this.#put(parentId, (blocks) =>
      blocks.map((one) => (blockKey(one.id) === key ? withText(one as TextBlockOf, items) : one)),
    )
    const write = async () =>
      notion.updateBlock(await blockId(key), { [block.type]: { rich_text: toRequest(items) } })
    writeSoon(key, () => write().catch(this.#refused(parentId)))
    if (!isTyping) writeNow(key)
  }

  /** Draws a new block behind another, or first, and returns its key. */
  insert(
    parent: Block["parent"],
    parentId: string,
    after: Block | undefined,
    type: MadeType,
    items: readonly RichItem[],
  ): string {
    const key = newBlockKey()
    this.#insertAt(parentId, after && blockKey(after.id), [draftBlock(key, parent, type, items)])
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
        this.#put(parentId, (blocks) =>
          blocks.map((one) => (one.id === key ? { ...made, [one.type]: contentOf(one) } : one) as Block),
        ),
      )
      .catch(this.#refused(parentId))
    return key
  }

  /** Makes blocks of any type behind another, or first, and draws them as the server has made them. */
  async append(parentId: string, afterKey: string | undefined, requests: readonly NewBlock[]) {
    const made: Block[] = []
    try {
      for (let at = 0; at < requests.length; at += maxAppended) {
        const behind = made.at(-1)?.id ?? afterKey
        const answer = await inOrder(async () =>
          notion.append(
            parentId,
            requests.slice(at, at + maxAppended),
            behind === undefined ? "start" : await blockId(behind),
          ),
        )
        this.#insertAt(parentId, behind, answer.results)
        made.push(...answer.results)
      }
    } catch (error) {
      this.#refused(parentId)(error as Error)
    }
    return made
  }

  /** Moves a block to trash; what it returns brings it back to its place. */
  take(parentId: string, key: string): () => void {
    const list = this.siblings(parentId)
    const at = list.findIndex(({ id }) => blockKey(id) === key)
    const block = list[at]
    const before = list[at - 1]
    if (!block) return () => {}
    dropWrite(key)
    this.#put(parentId, (blocks) => blocks.filter(({ id }) => blockKey(id) !== key))
    inOrder(async () => notion.deleteBlock(await blockId(key))).catch(this.#refused(parentId))
    return () => {
      this.#insertAt(parentId, before && blockKey(before.id), [block])
      // What was typed last may not have been written before the block went.
      const text = isTextBlock(block) && {
        [block.type]: { rich_text: toRequest(textOf(block).rich_text) },
      }
      inOrder(async () => notion.updateBlock(await blockId(key), { in_trash: false, ...text })).catch(
        this.#refused(parentId),
      )
    }
  }

  /** Puts a block behind a sibling, or first; returns the key that it stood behind. */
  move(parentId: string, key: string, afterKey: string | undefined): string | undefined {
    const list = this.siblings(parentId)
    const at = list.findIndex(({ id }) => blockKey(id) === key)
    const block = list[at]
    const before = list[at - 1]
    if (!block || afterKey === key) return before && blockKey(before.id)
    this.#put(parentId, (blocks) => blocks.filter((one) => one !== block))
    this.#insertAt(parentId, afterKey, [block])
    inOrder(async () =>
      admin.moveBlock(await blockId(key), afterKey === undefined ? null : await blockId(afterKey)),
    ).catch(this.#refused(parentId))
    return before && blockKey(before.id)
  }

  #insertAt(parentId: string, afterKey: string | undefined, made: readonly Block[]): void {
    this.#put(parentId, (blocks) => {
      const found = blocks.findIndex(({ id }) => blockKey(id) === afterKey)
      // A sibling that is gone meanwhile: the end is nearer to what was meant than the start.
      const at = afterKey === undefined ? 0 : found < 0 ? blocks.length : found + 1
      return blocks.toSpliced(at, 0, ...made)
    })
  }

  #put(parentId: string, change: (blocks: Block[]) => Block[]): void {
    noteChange()
    this.#client.setQueryData<Block[]>(childrenKey(parentId), (blocks) => blocks && change(blocks))
  }

  #refused(parentId: string): (error: Error) => void {
    return (error) => {
      showNotice({ text: `Not saved: ${error.message}`, isBad: true })
      void this.#client.invalidateQueries({ queryKey: childrenKey(parentId) })
    }
  }
}

/** A block with another text. */
function withText(block: TextBlockOf, rich_text: readonly RichItem[]): TextBlockOf {
  const content = (block as unknown as Record<string, object>)[block.type]
  return { ...block, [block.type]: { ...content, rich_text } } as TextBlockOf
}

/** What was typed into a block while it was being made is newer than the server's answer. */
function contentOf(block: Block): unknown {
  return (block as unknown as Record<string, unknown>)[block.type]
}
