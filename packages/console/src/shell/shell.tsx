import { type ReactNode, useEffect, useMemo, useState } from "react"
import type { Session } from "../http/session.ts"
import { useLive } from "../live/use-live.ts"
import { useLocation } from "../router/location.ts"
import { classNames } from "../ui/class-names.ts"
import styles from "./shell.module.css"
import { Sidebar } from "./sidebar.tsx"
import { SidebarState } from "./sidebar-state.ts"

/** The sidebar beside the room; on narrow screens the sidebar slides over it. */
export function Shell({ session, children }: { session: Session; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const { path } = useLocation()
  useLive()
  const state = useMemo(() => ({ open: () => setOpen(true) }), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever went somewhere is done with the sidebar
  useEffect(() => setOpen(false), [path])
  useEffect(() => {
    if (!isOpen) return
    const close = (event: KeyboardEvent) => event.key === "Escape" && setOpen(false)
    window.addEventListener("keydown", close)
    return () => window.removeEventListener("keydown", close)
  }, [isOpen])
  return (
    <SidebarState value={state}>
      <a className={styles["skip"]} href="#room">
        Skip to content
      </a>
      <div className={styles["shell"]}>
        <div className={classNames(styles["aside"], isOpen && styles["open"])}>
          <Sidebar session={session} />
        </div>
        {isOpen && (
          <button
            type="button"
            className={styles["scrim"]}
            aria-label="Close the sidebar"
            onClick={() => setOpen(false)}
          />
        )}
        <main id="room" className={styles["main"]} tabIndex={-1}>
          {children}
        </main>
      </div>
    </SidebarState>
  )
}
