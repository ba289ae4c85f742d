import type { Database, Page } from "../http/notion.ts"
import { Button } from "../ui/button.tsx"
import styles from "./in-trash.module.css"
import { type Kind, setTrashed } from "./set-trashed.ts"

/** Says that a page or database is in trash, with the way back. */
export function InTrash({ kind, object }: { kind: Kind; object: Page | Database }) {
  return (
    <div className={styles["band"]} role="status">
      <span>This {kind} is in trash.</span>
      <Button size="small" onClick={() => void setTrashed(kind, object, false)}>
        Restore
      </Button>
    </div>
  )
}
