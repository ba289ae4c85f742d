import { KeyRound, LogOut, Moon, Rocket, ScrollText, Search, Sun, Trash2, Webhook } from "lucide-react"
import { type ReactNode, useState } from "react"
import { FavouriteList } from "../favourites/favourite-list.tsx"
import { type Session, signOut } from "../http/session.ts"
import { Link } from "../router/link.tsx"
import { useLocation } from "../router/location.ts"
import { Palette } from "../search/palette.tsx"
import { classNames } from "../ui/class-names.ts"
import { IconButton } from "../ui/icon-button.tsx"
import { useTheme } from "../ui/theme.ts"
import { Mark } from "./mark.tsx"
import styles from "./sidebar.module.css"
import { Tree } from "./tree.tsx"

const isMac = navigator.platform.startsWith("Mac")

/** Workspace, pages and tools. */
export function Sidebar({ session }: { session: Session }) {
  const [theme, setTheme] = useTheme()
  const [isSearching, setSearching] = useState(false)
  const next = theme === "dark" ? "light" : "dark"
  return (
    <nav className={styles["sidebar"]} aria-label="Workspace">
      <div className={styles["head"]}>
        <Mark />
        <span className={styles["workspace"]}>{session.workspace.name}</span>
        <IconButton label={`Switch to ${next} colours`} onClick={() => setTheme(next)}>
          {theme === "dark" ? <Sun size={16} strokeWidth={1.5} /> : <Moon size={16} strokeWidth={1.5} />}
        </IconButton>
      </div>
      <ul className={styles["list"]}>
        <li>
          <button type="button" className={styles["place"]} onClick={() => setSearching(true)}>
            <Search size={16} strokeWidth={1.5} />
            Search
            <kbd>{isMac ? "⌘K" : "Ctrl K"}</kbd>
          </button>
        </li>
        <Place to="/" icon={<Rocket size={16} strokeWidth={1.5} />}>
          Start
        </Place>
      </ul>
      <div className={styles["tree"]}>
        <FavouriteList />
        <h2 className={styles["heading"]}>Pages</h2>
        <Tree />
      </div>
      <h2 className={styles["heading"]}>Build</h2>
      <ul className={styles["list"]}>
        <Place to="/integrations" icon={<KeyRound size={16} strokeWidth={1.5} />}>
          Integrations
        </Place>
        <Place to="/webhooks" icon={<Webhook size={16} strokeWidth={1.5} />}>
          Webhooks
        </Place>
        <Place to="/requests" icon={<ScrollText size={16} strokeWidth={1.5} />}>
          Requests
        </Place>
      </ul>
      <ul className={classNames(styles["list"], styles["last"])}>
        <Place to="/trash" icon={<Trash2 size={16} strokeWidth={1.5} />}>
          Trash
        </Place>
      </ul>
      <Palette isOpen={isSearching} onToggle={setSearching} />
      <div className={styles["person"]}>
        <span>{session.person.name ?? session.person.email ?? "You"}</span>
        <IconButton label="Sign out" onClick={() => void signOut()}>
          <LogOut size={16} strokeWidth={1.5} />
        </IconButton>
      </div>
    </nav>
  )
}

function Place({ to, icon, children }: { to: string; icon: ReactNode; children: ReactNode }) {
  const { path } = useLocation()
  const isHere = to === "/" ? path === "/" : path === to || path.startsWith(`${to}/`)
  return (
    <li>
      <Link to={to} className={styles["place"]} {...(isHere && { "aria-current": "page" as const })}>
        {icon}
        {children}
      </Link>
    </li>
  )
}
