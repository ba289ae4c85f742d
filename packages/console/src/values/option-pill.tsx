import styles from "./option-pill.module.css"

/** An option of a select, multi-select or status, in its colour. */
export function OptionPill({
  name,
  color,
  isStatus = false,
}: {
  name: string
  color: string
  isStatus?: boolean
}) {
  return (
    <span className={styles["pill"]} data-pill={color}>
      {isStatus && <i aria-hidden="true" />}
      {name}
    </span>
  )
}
