import { useEffect, useRef } from "react"
import type { EditorProps } from "./cell-editor.tsx"

/** Editing a checkbox turns it over; clearing it takes the check away. */
export function CheckboxFlip({ value, editing, onWrite, onDone }: EditorProps<"checkbox">) {
  const isOver = useRef(false)
  useEffect(() => {
    if (isOver.current) return
    isOver.current = true
    const checkbox = editing.typed === "" ? false : !value.checkbox
    if (checkbox !== value.checkbox) onWrite({ value: { ...value, checkbox }, patch: { checkbox } })
    onDone("stay")
  })
  return null
}
