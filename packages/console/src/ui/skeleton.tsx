import { Late } from "./late.tsx"
import styles from "./skeleton.module.css"

const widths = ["92%", "78%", "85%", "64%", "88%", "71%"]

/** Grey lines in place of what is being loaded, after a moment. */
export function Skeleton({ lines = 4, label = "Loading" }: { lines?: number; label?: string }) {
  return (
    <Late>
      <div className={styles["skeleton"]} role="status" aria-label={label}>
        {Array.from({ length: lines }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing but their place
          <span key={at} style={{ width: widths[at % widths.length] }} />
        ))}
      </div>
    </Late>
  )
}
