import { useEffect, useRef } from "react"
import { classNames } from "../ui/class-names.ts"
import menu from "../ui/menu.module.css"
import type { SlashChoice } from "./slash-choices.ts"
import styles from "./slash-menu.module.css"

interface SlashMenuProps {
  id: string
  choices: readonly SlashChoice[]
  at: number
  onPoint: (at: number) => void
  onPick: (choice: SlashChoice) => void
}

/** The blocks that a slash offers. The line keeps the focus; it passes the keys on. */
export function SlashMenu({ id, choices, at, onPoint, onPick }: SlashMenuProps) {
  const box = useRef<HTMLDivElement>(null)
  // At the foot of a page the menu lies below what is in sight.
  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" })
  }, [])
  return (
    <div
      ref={box}
      id={id}
      role="listbox"
      aria-label="Blocks"
      className={classNames(menu["menu"], styles["place"])}
    >
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the line takes the keys
        <div
          key={choice.type}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className={menu["item"]}
          onPointerMove={() => onPoint(index)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(choice)}
        >
          {choice.name}
        </div>
      ))}
      {choices.length === 0 && <p className={menu["note"]}>No such block</p>}
    </div>
  )
}
