import { useId } from "react"
import field from "../ui/field.module.css"

interface SelectFieldProps {
  label: string
  value: string
  /** Values with their words; a value that is not among them shows as nothing chosen. */
  choices: readonly (readonly [value: string, label: string])[]
  onChange: (value: string) => void
  /** Shown while nothing is chosen. */
  placeholder?: string
}

/** One of a few, with its label. */
export function SelectField({ label, value, choices, onChange, placeholder }: SelectFieldProps) {
  const id = useId()
  const isChosen = choices.some(([one]) => one === value)
  return (
    <div className={field["field"]}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={field["input"]}
        value={isChosen ? value : ""}
        onChange={(event) => onChange(event.target.value)}
      >
        {!isChosen && <option value="">{placeholder ?? "Choose"}</option>}
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
