import type { ButtonHTMLAttributes } from "react"
import styles from "./button.module.css"
import { classNames } from "./class-names.ts"

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: "primary" | "plain" | "quiet" | "danger"
  size?: "small" | "medium"
}

/** A button with words; `quiet` has no border until it is pointed at. */
export function Button({
  look = "plain",
  size = "medium",
  className,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={classNames(styles["button"], styles[look], styles[size], className)}
      {...rest}
    />
  )
}
