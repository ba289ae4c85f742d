import { Button } from "./button.tsx"
import { classNames } from "./class-names.ts"
import styles from "./notice-bar.module.css"
import { showNotice, useNotice } from "./notices.ts"

/** Where notices are shown, with the way to undo what they tell of. */
export function NoticeBar() {
  const notice = useNotice()
  return (
    <div className={styles["place"]} role="status">
      {notice && (
        <div className={classNames(styles["notice"], notice.isBad && styles["bad"])}>
          <span>{notice.text}</span>
          {notice.action && (
            <Button
              size="small"
              look="quiet"
              onClick={() => {
                notice.action?.run()
                showNotice(undefined)
              }}
            >
              {notice.action.label}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
