import { type KeyboardEvent, useContext, useId, useState } from "react"
import { PageContext } from "../blocks/page-context.ts"
import { isTextBlock, type TextBlockOf, textOf } from "../blocks/text-of.ts"
import { parentIdOf } from "../blocks/use-update-block.ts"
import { EditableText, insertText } from "../rich-text/editable-text.tsx"
import { caretAt, selectedOffsets, textLength } from "../rich-text/offsets.ts"
import { plainText } from "../rich-text/plain-text.ts"
import { type RichItem, readRichText } from "../rich-text/rich-text-dom.ts"
import { itemLength, sliceText } from "../rich-text/slice-text.ts"
import { BlockForm } from "./block-form.tsx"
import { emptyValues, type FormType, formRequest, isFormType } from "./block-forms.ts"
import { blockKey } from "./block-keys.ts"
import { fixedRequest, isFixedType } from "./fixed-blocks.ts"
import { focusLine, isAtEdge, neighbourLine } from "./focus-line.ts"
import { together } from "./history.ts"
import type { MadeType } from "./make-block.ts"
import { parsePasted } from "./parse-pasted.ts"
import { writeNow } from "./pending-writes.ts"
import { selectBlocks } from "./selected-blocks.ts"
import { shortcutOf } from "./shortcuts.ts"
import { nameOf, type SlashChoice, slashChoices } from "./slash-choices.ts"
import { SlashMenu } from "./slash-menu.tsx"
import { useAddBlock } from "./use-add-block.ts"
import { useBlockEdits } from "./use-block-edits.ts"

/** Types whose next line is of the same type. */
const continued: ReadonlySet<string> = new Set(["bulleted_list_item", "numbered_list_item", "to_do"])

/** The line of a block, to type into: Enter splits it, Backspace at its start joins it to the one before. */
export function EditableLine({ block }: { block: TextBlockOf }) {
  const edits = useBlockEdits()
  const add = useAddBlock(block)
  const { pageId } = useContext(PageContext)
  const [asking, setAsking] = useState<FormType>()
  const items = textOf(block).rich_text
  const text = plainText(items)
  const menuId = useId()
  const [isFocused, setFocused] = useState(false)
  const [at, setAt] = useState(0)
  const isOnPage = parentIdOf(block) === pageId
  const choices = isFocused && !block.has_children ? slashChoices(text, { isOnPage }) : undefined

  const turnInto = (type: MadeType, rest: readonly RichItem[]) => {
    const key = edits.convert(block, type, type === "divider" ? [] : rest)
    if (type !== "divider") return focusLine(key, 0)
    const made = { ...block, id: key }
    focusLine(edits.insertAfter(made, "paragraph"), 0)
  }
  const pick = ({ type }: SlashChoice) => {
    if (isFormType(type)) {
      setAsking(type)
      edits.setText(block, [])
    } else if (isFixedType(type)) {
      edits.setText(block, [])
      void add.addBefore(fixedRequest(type))
    } else if (type === "child_page" || type === "child_database") {
      edits.setText(block, [])
      void add.addChild(type)
    } else turnInto(type, [])
  }

  const doneAsking = () => {
    setAsking(undefined)
    // Once the form is gone: until then it keeps the focus in itself.
    setTimeout(() => focusLine(blockKey(block.id), "end"))
  }

  const pasteBlocks = (pasted: string): boolean => {
    const blocks = parsePasted(pasted)
    if (!blocks) return false
    void edits.insertMade({ parent: block.parent, parentId: parentIdOf(block), after: block }, blocks)
    return true
  }

  const changed = (next: RichItem[]) => {
    if (block.type === "paragraph" && plainText(next) === "```") {
      edits.setText(block, [])
      setAsking("code")
      return
    }
    const shortcut = block.type === "paragraph" && !block.has_children && shortcutOf(plainText(next))
    if (shortcut) turnInto(shortcut.type, sliceText(next, shortcut.length))
    else edits.setText(block, next)
    setAt(0)
  }

  const split = (element: HTMLElement) => {
    const selected = selectedOffsets(element)
    if (!selected) return
    const now = readRichText(element)
    if (now.length === 0 && block.type !== "paragraph" && !block.has_children)
      return turnInto("paragraph", [])
    const type = continued.has(block.type) ? (block.type as MadeType) : "paragraph"
    const key = together(() => {
      edits.setText(block, sliceText(now, 0, selected.start))
      writeNow(blockKey(block.id))
      return edits.insertAfter(block, type, sliceText(now, selected.end))
    })
    focusLine(key, 0)
  }

  const joinBack = (element: HTMLElement): boolean => {
    if (block.has_children) return false
    const now = readRichText(element)
    if (block.type !== "paragraph") {
      turnInto("paragraph", now)
      return true
    }
    const before = edits.previousOf(block)
    if (before && isTextBlock(before)) {
      const old = textOf(before).rich_text
      together(() => {
        edits.setText(before, [...old, ...now])
        writeNow(blockKey(before.id))
        edits.remove(block)
      })
      focusLine(
        blockKey(before.id),
        old.reduce((sum, item) => sum + itemLength(item), 0),
      )
      return true
    }
    if (now.length > 0) return false
    const line = neighbourLine(-1)
    edits.remove(block)
    if (line) caretAt(line, textLength(line))
    return true
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const element = event.currentTarget
    if (choices && onMenuKey(event)) return event.preventDefault()
    const selected = selectedOffsets(element)
    const isAtStart = selected?.start === 0 && selected.end === 0
    if (event.nativeEvent.isComposing) return
    const isVertical = event.key === "ArrowUp" || event.key === "ArrowDown"
    if (isVertical && event.ctrlKey && event.shiftKey) {
      edits.step(block, event.key === "ArrowUp" ? -1 : 1)
      focusLine(blockKey(block.id), selected?.end ?? "end")
      return event.preventDefault()
    }
    if (event.key === "Escape") {
      const key = blockKey(block.id)
      element.blur()
      selectBlocks({ parentId: parentIdOf(block), anchor: key, head: key })
      return event.preventDefault()
    }
    if (event.key === "Enter" && event.shiftKey) {
      insertText("\n")
      changed(readRichText(element))
    } else if (event.key === "Enter") split(element)
    else if (event.key === "Backspace" && isAtStart) {
      if (!joinBack(element)) return
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      const step = event.key === "ArrowUp" ? -1 : 1
      const line = isAtEdge(element, step) ? neighbourLine(step) : undefined
      if (!line) return
      caretAt(line, step < 0 ? textLength(line) : 0)
    } else return
    event.preventDefault()
  }

  const onMenuKey = (event: KeyboardEvent): boolean => {
    const count = choices?.length ?? 0
    const choice = choices?.[at]
    if (event.key === "ArrowDown") setAt(Math.min(count - 1, at + 1))
    else if (event.key === "ArrowUp") setAt(Math.max(0, at - 1))
    else if (event.key === "Enter" && choice) pick(choice)
    else if (event.key === "Escape") setFocused(false)
    else return false
    return true
  }

  return (
    <div data-line={blockKey(block.id)} style={{ position: "relative" }}>
      <EditableText
        className="editable-line"
        items={items}
        label={labels[block.type] ?? "Text"}
        data-placeholder={isFocused ? "Type / for blocks" : undefined}
        onText={changed}
        onPasteText={pasteBlocks}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false)
          writeNow(blockKey(block.id))
        }}
        onKeyDown={onKeyDown}
        {...(choices && {
          "aria-controls": menuId,
          "aria-activedescendant": `${menuId}-${at}`,
        })}
      />
      {asking && (
        <BlockForm
          type={asking}
          name={nameOf(asking)}
          values={emptyValues}
          onClose={doneAsking}
          onDone={(values) => {
            doneAsking()
            void add.addBefore(formRequest(asking, values))
          }}
        />
      )}
      {choices && <SlashMenu id={menuId} choices={choices} at={at} onPoint={setAt} onPick={pick} />}
    </div>
  )
}

const labels: Record<string, string> = {
  heading_1: "Heading 1",
  heading_2: "Heading 2",
  heading_3: "Heading 3",
  heading_4: "Heading 4",
  bulleted_list_item: "List item",
  numbered_list_item: "List item",
  to_do: "To-do",
  toggle: "Toggle",
  quote: "Quote",
  callout: "Callout",
}
