import { ArrowUpRight } from "lucide-react"
import type { NodeIcon as Icon } from "../http/admin.ts"
import { Link } from "../router/link.tsx"
import { pagePath } from "../router/page-path.ts"
import { NodeIcon } from "../ui/node-icon.tsx"
import styles from "./page-link.module.css"
import { useName } from "./use-name.ts"

interface PageLinkProps {
  id: string
  title: string
  kind: "page" | "database"
  icon?: Icon | null
  /** It lies elsewhere and is only pointed at. */
  isElsewhere?: boolean
}

/** A page or database as a line to click on. */
export function PageLink({ id, title, kind, icon, isElsewhere = false }: PageLinkProps) {
  const own = useName(id).data?.icon
  return (
    <Link to={pagePath(id, title)} className={styles["link"]}>
      <NodeIcon icon={icon ?? own ?? null} kind={kind} size={18} />
      <span>{title || "Untitled"}</span>
      {isElsewhere && <ArrowUpRight size={14} strokeWidth={1.5} aria-hidden="true" />}
    </Link>
  )
}
