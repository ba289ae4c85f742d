import { type ComponentProps, useId } from "react"
import styles from "./field.module.css"

interface FieldProps extends ComponentProps<"input"> {
  label: string
  error?: string | undefined
}

/** A line of text with its label, and what is wrong with it. */
export function Field({ label, error, ...rest }: FieldProps) {
  const id = useId()
  return (
    <div className={styles["field"]}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={styles["input"]}
        autoComplete="off"
        {...(error !== undefined && { "aria-invalid": true, "aria-describedby": `${id}-error` })}
        {...rest}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className={styles["error"]} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
