import { RotateCw } from "lucide-react"
import { HttpError } from "../http/http-error.ts"
import { Button } from "./button.tsx"
import styles from "./failure.module.css"

/** What went wrong, in the server's words, and a way to try again. */
export function Failure({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const isHttp = error instanceof HttpError
  return (
    <div className={styles["failure"]} role="alert">
      <p>{error.message}</p>
      {isHttp && error.status > 0 && (
        <p className={styles["detail"]}>
          {error.status} {error.code}
          {error.requestId && ` · request ${error.requestId}`}
        </p>
      )}
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          <RotateCw size={16} strokeWidth={1.5} /> Try again
        </Button>
      )}
    </div>
  )
}
