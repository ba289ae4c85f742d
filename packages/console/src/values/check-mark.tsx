import { Check } from "lucide-react"
import { classNames } from "../ui/class-names.ts"
import styles from "./check-mark.module.css"

/** A box with or without its check, to read. */
export function CheckMark({ isChecked }: { isChecked: boolean }) {
  return (
    <span
      role="img"
      aria-label={isChecked ? "Checked" : "Not checked"}
      className={classNames(styles["box"], isChecked && styles["checked"])}
    >
      {isChecked && <Check size={12} strokeWidth={2.5} aria-hidden="true" />}
    </span>
  )
}
