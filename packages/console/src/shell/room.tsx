import { type ReactNode, useEffect } from "react"
import styles from "./room.module.css"
import { TopBar } from "./top-bar.tsx"

interface RoomProps {
  title: string
  /** Sentence below the title. */
  lead?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  /** What stands before the title in the bar. */
  crumbs?: ReactNode
  children: ReactNode
}

/** A tool's screen: bar, title, content 1,080 pixels wide at most. */
export function Room({ title, lead, actions, crumbs, children }: RoomProps) {
  useEffect(() => {
    document.title = `${title} · Inkling`
  }, [title])
  return (
    <>
      <TopBar crumbs={crumbs} />
      <div className={styles["room"]}>
        <header className={styles["head"]}>
          <div>
            <h1>{title}</h1>
            {lead !== undefined && <p className={styles["lead"]}>{lead}</p>}
          </div>
          {actions}
        </header>
        {children}
      </div>
    </>
  )
}
