import { Check } from "lucide-react"
import { Popover } from "radix-ui"
import { type KeyboardEvent, type ReactNode, useId, useState } from "react"
import menu from "../ui/menu.module.css"
import styles from "./editor.module.css"

/** Something to pick. */
export interface Choice {
  id: string
  name: string
  shown: ReactNode
}

interface PickerProps {
  label: string
  choices: readonly Choice[]
  picked: ReadonlySet<string>
  search: string
  onSearch: (text: string) => void
  onPick: (choice: Choice) => void
  /** Makes what was typed a new choice. */
  onCreate?: ((name: string) => void) | undefined
  onClose: () => void
  /** Shown below the choices, such as that there are none. */
  note?: string | undefined
}

/** A list to pick from under a line to search in; arrows and Enter pick, Escape closes. */
export function Picker({
  label,
  choices,
  picked,
  search,
  onSearch,
  onPick,
  onCreate,
  onClose,
  note,
}: PickerProps) {
  const id = useId()
  const [at, setAt] = useState(0)
  const name = search.trim()
  const canCreate = onCreate !== undefined && name !== "" && !choices.some((one) => one.name === name)
  const count = choices.length + (canCreate ? 1 : 0)
  const pick = (index: number) => {
    const choice = choices[index]
    if (choice) onPick(choice)
    else if (canCreate) onCreate(name)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === "ArrowDown") setAt(Math.min(count - 1, at + 1))
    else if (event.key === "ArrowUp") setAt(Math.max(0, at - 1))
    else if (event.key === "Enter") pick(at)
    else if (event.key === "Escape" || event.key === "Tab") onClose()
    else return
    event.preventDefault()
  }
  const active = count > 0 ? { "aria-activedescendant": `${id}-${Math.min(at, count - 1)}` } : {}
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor className={styles["anchor"]} />
      <Popover.Portal>
        <Popover.Content
          className={menu["menu"]}
          align="start"
          sideOffset={2}
          aria-label={label}
          onKeyDown={onKeyDown}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <input
            className={menu["search"]}
            role="combobox"
            aria-expanded="true"
            aria-controls={id}
            aria-label={label}
            placeholder={onCreate ? "Find or make" : "Find"}
            value={search}
            {...active}
            onChange={(event) => {
              onSearch(event.target.value)
              setAt(0)
            }}
          />
          <div role="listbox" id={id} aria-label={label}>
            {choices.map((choice, index) => (
              <div
                key={choice.id}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                className={menu["item"]}
                onPointerMove={() => setAt(index)}
                onClick={() => onPick(choice)}
                onKeyDown={onKeyDown}
              >
                {choice.shown}
                {picked.has(choice.id) && (
                  <small>
                    <Check size={14} strokeWidth={1.5} aria-label="picked" />
                  </small>
                )}
              </div>
            ))}
            {canCreate && (
              <div
                id={`${id}-${choices.length}`}
                role="option"
                tabIndex={-1}
                aria-selected={at === choices.length}
                className={menu["item"]}
                onPointerMove={() => setAt(choices.length)}
                onClick={() => onCreate(name)}
                onKeyDown={onKeyDown}
              >
                Make “{name}”
              </div>
            )}
          </div>
          {note !== undefined && count === 0 && <p className={menu["note"]}>{note}</p>}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
