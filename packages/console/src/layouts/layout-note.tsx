import type { ReactNode } from "react"
import styles from "./layout-note.module.css"

/** What stands where a layout has nothing to show. */
export function LayoutNote({ children }: { children: ReactNode }) {
  return <p className={styles["note"]}>{children}</p>
}
