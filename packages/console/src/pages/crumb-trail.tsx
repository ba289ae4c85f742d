import { Fragment } from "react"
import { Link } from "../router/link.tsx"
import { pagePath } from "../router/page-path.ts"
import { NodeIcon } from "../ui/node-icon.tsx"
import styles from "./crumb-trail.module.css"
import { usePath } from "./use-path.ts"

/** The way to a page from the outermost one, as links. */
export function CrumbTrail({ id }: { id: string }) {
  const path = usePath(id)
  return (
    <span className={styles["trail"]}>
      {path.data?.map((node, at) => (
        <Fragment key={node.id}>
          {at > 0 && <i aria-hidden="true">/</i>}
          <Link
            to={pagePath(node.id, node.title)}
            {...(at === path.data.length - 1 && { "aria-current": "page" as const })}
          >
            <NodeIcon icon={node.icon} kind={node.kind} size={14} />
            <span>{node.title || "Untitled"}</span>
          </Link>
        </Fragment>
      ))}
    </span>
  )
}
