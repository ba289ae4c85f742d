import type { ButtonHTMLAttributes } from "react"
import { classNames } from "./class-names.ts"
import styles from "./icon-button.module.css"

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does, for those who do not see the icon. */
  label: string
}

/** A button that shows only an icon. */
export function IconButton({ label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classNames(styles["button"], className)}
      {...rest}
    />
  )
}
