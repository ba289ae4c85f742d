import { CopyButton } from "../ui/copy-button.tsx"
import styles from "./token-once.module.css"

/** A token, to be copied now or never. */
export function TokenOnce({ token }: { token: string }) {
  return (
    <div className={styles["token"]}>
      <code>{token}</code>
      <CopyButton text={token} label="Copy" />
    </div>
  )
}
