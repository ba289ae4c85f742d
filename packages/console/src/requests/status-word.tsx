import { classNames } from "../ui/class-names.ts"
import styles from "./status-word.module.css"

/** A status in the colour of what it means. */
export function StatusWord({ status }: { status: number }) {
  const look = status >= 500 ? "bad" : status >= 400 ? "warn" : "good"
  return <b className={classNames(styles["status"], styles[look])}>{status}</b>
}
