import { useName } from "../pages/use-name.ts"
import { Link } from "../router/link.tsx"
import { pagePath } from "../router/page-path.ts"
import { NodeIcon } from "../ui/node-icon.tsx"
import styles from "./named-page.module.css"

/** A related page by its title; nothing while that is not known, or for what may not be seen. */
export function NamedPage({ id }: { id: string }) {
  const name = useName(id).data
  if (!name) return null
  return (
    <Link to={pagePath(id, name.title)} className={styles["page"]}>
      <NodeIcon icon={name.icon} kind={name.kind} size={14} />
      <span>{name.title || "Untitled"}</span>
    </Link>
  )
}
