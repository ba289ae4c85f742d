import { ArrowDown, ArrowUp, Plus, X } from "lucide-react"
import { useLayoutEffect, useRef } from "react"
import { Button } from "../ui/button.tsx"
import field from "../ui/field.module.css"
import { IconButton } from "../ui/icon-button.tsx"
import { ColourPicker } from "./colour-picker.tsx"
import styles from "./option-list.module.css"
import { type OptionDraft, statusGroups } from "./property-draft.ts"

interface OptionListProps {
  options: readonly OptionDraft[]
  isStatus: boolean
  onChange: (options: OptionDraft[]) => void
}

/** The options of a property: their names, colours, order and, of a status, groups. */
export function OptionList({ options, isStatus, onChange }: OptionListProps) {
  const list = useRef<HTMLUListElement>(null)
  const madeCount = useRef(0)
  const focused = useRef(0)
  useLayoutEffect(() => {
    if (focused.current === madeCount.current) return
    focused.current = madeCount.current
    list.current?.querySelector<HTMLInputElement>("li:last-child input")?.focus()
  })
  const change = (at: number, part: Partial<OptionDraft>) =>
    onChange(options.with(at, { ...(options[at] as OptionDraft), ...part }))
  const move = (at: number, by: number) => {
    const next = [...options]
    const [moved] = next.splice(at, 1)
    next.splice(at + by, 0, moved as OptionDraft)
    onChange(next)
  }
  const add = () => {
    madeCount.current++
    const group = isStatus ? statusGroups[0] : undefined
    onChange([
      ...options,
      { key: `new-${madeCount.current}`, id: undefined, name: "", color: "default", group },
    ])
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>("li:last-child input")?.focus())
  }
  return (
    <fieldset className={styles["options"]}>
      <legend>Options</legend>
      <ul ref={list}>
        {options.map((option, at) => (
          <li key={option.key}>
            <ColourPicker
              label={`Colour of ${option.name}`}
              color={option.color}
              onPick={(color) => change(at, { color })}
            />
            <input
              className={field["input"]}
              aria-label={`Option ${at + 1}`}
              value={option.name}
              onChange={(event) => change(at, { name: event.target.value })}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return
                event.preventDefault()
                add()
              }}
            />
            {isStatus && (
              <select
                className={field["input"]}
                aria-label={`Group of ${option.name}`}
                value={option.group ?? statusGroups[0]}
                onChange={(event) => change(at, { group: event.target.value })}
              >
                {statusGroups.map((group) => (
                  <option key={group}>{group}</option>
                ))}
              </select>
            )}
            <span className={styles["moves"]}>
              <IconButton label={`Move ${option.name} up`} disabled={at === 0} onClick={() => move(at, -1)}>
                <ArrowUp size={14} strokeWidth={1.5} />
              </IconButton>
              <IconButton
                label={`Move ${option.name} down`}
                disabled={at === options.length - 1}
                onClick={() => move(at, 1)}
              >
                <ArrowDown size={14} strokeWidth={1.5} />
              </IconButton>
              <IconButton
                label={`Remove ${option.name}`}
                onClick={() => onChange(options.filter((one) => one !== option))}
              >
                <X size={14} strokeWidth={1.5} />
              </IconButton>
            </span>
          </li>
        ))}
      </ul>
      <Button size="small" look="quiet" onClick={add}>
        <Plus size={14} strokeWidth={1.5} /> Add an option
      </Button>
    </fieldset>
  )
}
