import { useRef } from "react"
import type { EditorProps } from "./cell-editor.tsx"
import styles from "./editor.module.css"

type Plain = "number" | "url" | "email" | "phone_number"

/** A number, address or telephone number on one line. */
export function PlainEditor({ value, editing, onWrite, onDone }: EditorProps<Plain>) {
  const isOver = useRef(false)
  const old = textOf(value)
  const finish = (text: string, step: "stay" | "down") => {
    if (isOver.current) return
    isOver.current = true
    if (text !== old) writeText(value, text.trim(), onWrite)
    onDone(step)
  }
  return (
    <input
      className={styles["text"]}
      aria-label="Value"
      type="text"
      inputMode={value.type === "number" ? "decimal" : "text"}
      // biome-ignore lint/a11y/noAutofocus: whoever opened the editor wants to type
      autoFocus
      defaultValue={editing.typed ?? old}
      onBlur={(event) => finish(event.target.value, "stay")}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === "Escape") finish(old, "stay")
        else if (event.key === "Enter") finish(event.currentTarget.value, "down")
      }}
    />
  )
}

function textOf(value: EditorProps<Plain>["value"]): string {
  switch (value.type) {
    case "number":
      return value.number === null ? "" : String(value.number)
    case "url":
      return value.url ?? ""
    case "email":
      return value.email ?? ""
    case "phone_number":
      return value.phone_number ?? ""
  }
}

/** What is no number is not written: the cell keeps what it had. */
function writeText(
  value: EditorProps<Plain>["value"],
  text: string,
  write: EditorProps<Plain>["onWrite"],
): void {
  const word = text === "" ? null : text
  switch (value.type) {
    case "number": {
      const number = word === null ? null : Number(word.replace(/[\s_]/g, "").replace(",", "."))
      if (number === null || Number.isFinite(number))
        write({ value: { ...value, number }, patch: { number } })
      return
    }
    case "url":
      write({ value: { ...value, url: word }, patch: { url: word } })
      return
    case "email":
      write({ value: { ...value, email: word }, patch: { email: word } })
      return
    case "phone_number":
      write({ value: { ...value, phone_number: word }, patch: { phone_number: word } })
  }
}
