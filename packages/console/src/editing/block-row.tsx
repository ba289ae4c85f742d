import { GripVertical } from "lucide-react"
import { DropdownMenu } from "radix-ui"
import { type DragEvent, type ReactNode, useState } from "react"
import { parentIdOf, useUpdateBlock } from "../blocks/use-update-block.ts"
import { openComments } from "../comments/open-comments.ts"
import type { Block } from "../http/notion.ts"
import { classNames } from "../ui/class-names.ts"
import menu from "../ui/menu.module.css"
import { BlockForm } from "./block-form.tsx"
import { formContent, formValues, isFormType } from "./block-forms.ts"
import { blockId, blockKey } from "./block-keys.ts"
import styles from "./block-row.module.css"
import { keysFrom, selectBlocks, selectedBlocks, useSelectedBlocks } from "./selected-blocks.ts"
import { useBlockEdits } from "./use-block-edits.ts"

/** What a dragged block is known by, so that text dragged from elsewhere moves nothing. */
const dragType = "application/x-inkling-block"

let dragged: Block | undefined

interface BlockRowProps {
  block: Block
  /** Keys of the block and those beside it, in order. */
  keys: readonly string[]
  children: ReactNode
}

/** A block with the handle at its left: to drag it, to choose it, and for what else can be done with it. */
export function BlockRow({ block, keys, children }: BlockRowProps) {
  const edits = useBlockEdits()
  const [isTarget, setTarget] = useState(false)
  const key = blockKey(block.id)
  const parentId = parentIdOf(block)
  const selected = useSelectedBlocks()
  const isSelected =
    selected?.parentId === parentId && keysFrom(keys, selected.anchor, selected.head).includes(key)
  const takes = (event: DragEvent) =>
    event.dataTransfer.types.includes(dragType) &&
    dragged !== undefined &&
    dragged.id !== block.id &&
    parentIdOf(dragged) === parentId
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the handle's menu moves with keys what is dragged here
    <div
      className={classNames(styles["row"], isSelected && styles["selected"], isTarget && styles["target"])}
      data-row={key}
      onDragOver={(event) => {
        if (!takes(event)) return
        event.preventDefault()
        event.stopPropagation()
        setTarget(true)
      }}
      onDragLeave={() => setTarget(false)}
      onDrop={(event) => {
        setTarget(false)
        if (!takes(event) || !dragged) return
        event.preventDefault()
        event.stopPropagation()
        edits.move(dragged, block)
      }}
    >
      <Handle block={block} />
      {children}
    </div>
  )
}

function Handle({ block }: { block: Block }) {
  const edits = useBlockEdits()
  const update = useUpdateBlock()
  const [isOpen, setOpen] = useState(false)
  const [isEditing, setEditing] = useState(false)
  const { type } = block
  const values = isFormType(type) ? formValues(block) : undefined
  const parentId = parentIdOf(block)
  const key = blockKey(block.id)
  return (
    <>
      <DropdownMenu.Root modal={false} open={isOpen} onOpenChange={setOpen}>
        {/* Radix opens its menus when the pointer goes down, which would end a drag before it begins. */}
        <span
          onPointerDownCapture={(event) => {
            event.stopPropagation()
            if (!event.shiftKey) return
            const now = selectedBlocks()
            const anchor = now?.parentId === parentId ? now.anchor : key
            selectBlocks({ parentId, anchor, head: key })
          }}
        >
          <DropdownMenu.Trigger asChild>
            <button
              type="button"
              className={styles["handle"]}
              aria-label="Block menu"
              title="Drag to move, click for more, Shift and click to choose several"
              draggable
              onClick={(event) => !event.shiftKey && setOpen(true)}
              onDragStart={(event) => {
                dragged = block
                event.dataTransfer.setData(dragType, block.id)
                event.dataTransfer.effectAllowed = "move"
                event.stopPropagation()
              }}
              onDragEnd={() => {
                dragged = undefined
              }}
            >
              <GripVertical size={14} strokeWidth={1.5} />
            </button>
          </DropdownMenu.Trigger>
        </span>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={menu["menu"]} align="start" sideOffset={4}>
            {values && <Item onSelect={() => setEditing(true)}>Edit…</Item>}
            <Item onSelect={() => edits.step(block, -1)}>
              Move up <small>Ctrl Shift ↑</small>
            </Item>
            <Item onSelect={() => edits.step(block, 1)}>
              Move down <small>Ctrl Shift ↓</small>
            </Item>
            <Item onSelect={() => selectBlocks({ parentId, anchor: key, head: key })}>
              Select <small>Esc</small>
            </Item>
            <Item onSelect={() => void blockId(key).then((id) => openComments({ kind: "block", id }))}>
              Comment
            </Item>
            <Item onSelect={() => edits.remove(block)}>Delete</Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {isEditing && values && isFormType(type) && (
        <BlockForm
          type={type}
          name="Edit"
          values={values}
          onClose={() => setEditing(false)}
          onDone={(given) => {
            setEditing(false)
            const content = formContent(type, given)
            const before = (block as unknown as Record<string, object>)[type]
            update({ ...block, [type]: { ...before, ...shown(content) } } as Block, { [type]: content })
          }}
        />
      )}
    </>
  )
}

/** Requests' rich text has no `plain_text`, which what is drawn needs. */
function shown(content: object): object {
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.map((item: { text: { content: string } }) => ({
            ...item,
            plain_text: item.text.content,
            href: null,
            annotations: plainLooks,
          }))
        : value,
    ]),
  )
}

const plainLooks = {
  bold: false,
  italic: false,
  strikethrough: false,
  underline: false,
  code: false,
  color: "default",
}

function Item({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <DropdownMenu.Item className={menu["item"]} onSelect={onSelect}>
      {children}
    </DropdownMenu.Item>
  )
}
