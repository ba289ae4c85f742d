import { type FormEvent, useState } from "react"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Field } from "../ui/field.tsx"
import styles from "./rename-view.module.css"

interface RenameViewProps {
  name: string
  onRename: (name: string) => void
  onClose: () => void
}

/** Asks for a view's new name. */
export function RenameView({ name, onRename, onClose }: RenameViewProps) {
  const [next, setNext] = useState(name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (next.trim() !== name) onRename(next.trim())
    onClose()
  }
  return (
    <Dialog title="Rename the view" isOpen onClose={onClose}>
      <form className={styles["form"]} onSubmit={submit}>
        <Field label="Name" value={next} onChange={(event) => setNext(event.target.value)} />
        <Button type="submit" look="primary" disabled={next.trim() === ""}>
          Rename
        </Button>
      </form>
    </Dialog>
  )
}
