import type { ReactNode } from "react"
import styles from "./empty.module.css"

interface EmptyProps {
  /** One sentence. */
  children: ReactNode
  action?: ReactNode
  /** The API call that does the same. */
  call?: string
}

/** What is shown where there is nothing yet: one sentence, one action, the call that does the same. */
export function Empty({ children, action, call }: EmptyProps) {
  return (
    <div className={styles["empty"]}>
      <p>{children}</p>
      {action}
      {call !== undefined && <code>{call}</code>}
    </div>
  )
}
