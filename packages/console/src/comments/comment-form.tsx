import type { UseMutationResult } from "@tanstack/react-query"
import { type KeyboardEvent, useId, useState } from "react"
import { Button } from "../ui/button.tsx"
import { Failure } from "../ui/failure.tsx"
import styles from "./comment-form.module.css"

interface CommentFormProps {
  label: string
  button: string
  write: UseMutationResult<unknown, Error, string>
  text?: string
  isFocused?: boolean
  onDone?: () => void
}

/** A few lines to write; Ctrl or Cmd with Enter sends them. What was refused stays to be sent again. */
export function CommentForm({ label, button, write, text = "", isFocused, onDone }: CommentFormProps) {
  const id = useId()
  const [typed, setTyped] = useState(text)
  const send = () => {
    if (typed.trim() === "" || write.isPending) return
    write.mutate(typed.trim(), {
      onSuccess: () => {
        setTyped("")
        onDone?.()
      },
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    send()
  }
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <textarea
        id={id}
        className={styles["text"]}
        rows={2}
        placeholder={label}
        value={typed}
        ref={(element) => {
          if (isFocused) element?.focus()
        }}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {write.isError && <Failure error={write.error} />}
      <div className={styles["actions"]}>
        {onDone && (
          <Button size="small" look="quiet" onClick={onDone}>
            Cancel
          </Button>
        )}
        <Button size="small" look="primary" type="submit" disabled={typed.trim() === "" || write.isPending}>
          {button}
        </Button>
      </div>
    </form>
  )
}
