import { useDeferredValue, useState } from "react"
import type { OutlineNode } from "../http/admin.ts"
import { Field } from "../ui/field.tsx"
import { FoundPages } from "./found-pages.tsx"
import { movePickerFocus } from "./move-picker-focus.ts"
import styles from "./page-picker.module.css"
import { PickLevel } from "./pick-level.tsx"

interface PagePickerProps {
  picked: ReadonlySet<string>
  /** Shared with it already: they stay. */
  shared: readonly OutlineNode[]
  onPick: (picked: ReadonlySet<string>) => void
}

/** Pages and databases to pick from: the tree, or those whose titles have some words. Arrows move through it. */
export function PagePicker({ picked, shared, onPick }: PagePickerProps) {
  const [text, setText] = useState("")
  const wanted = useDeferredValue(text.trim())
  const fixed = new Set(shared.map(({ id }) => id))
  const toggle = (id: string) => {
    const next = new Set(picked)
    if (!next.delete(id)) next.add(id)
    onPick(next)
  }
  const picking = { picked, fixed, toggle }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows are a short way between what can be focused anyway
    <div className={styles["picker"]} onKeyDown={movePickerFocus}>
      {shared.length > 0 && (
        <p className={styles["shared"]}>
          Shared already: {shared.map(({ title }) => title || "Untitled").join(", ")}. To take a page away,
          open it and choose Share.
        </p>
      )}
      <Field
        label="Search by title"
        type="search"
        data-picker="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles["pages"]} role="group" aria-label="Pages and databases">
        {wanted === "" ? (
          <PickLevel under={undefined} depth={0} isCovered={false} picking={picking} />
        ) : (
          <FoundPages words={wanted} picking={picking} />
        )}
      </div>
    </div>
  )
}
