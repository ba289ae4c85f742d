import { Menu } from "lucide-react"
import { type ReactNode, useContext } from "react"
import { IconButton } from "../ui/icon-button.tsx"
import { SidebarState } from "./sidebar-state.ts"
import styles from "./top-bar.module.css"

/** The bar over a room: where one is, and what can be done with it. */
export function TopBar({ crumbs, children }: { crumbs?: ReactNode; children?: ReactNode }) {
  const { open } = useContext(SidebarState)
  return (
    <div className={styles["bar"]}>
      <IconButton label="Open the sidebar" className={styles["menu"]} onClick={open}>
        <Menu size={16} strokeWidth={1.5} />
      </IconButton>
      <nav aria-label="Breadcrumb" className={styles["crumbs"]}>
        {crumbs}
      </nav>
      <div className={styles["actions"]}>{children}</div>
    </div>
  )
}
