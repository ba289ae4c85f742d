import { useQuery } from "@tanstack/react-query"
import { ChevronRight, Plus } from "lucide-react"
import { useEffect, useState } from "react"
import { admin, type OutlineNode } from "../http/admin.ts"
import { useDragPage } from "../move/use-drag-page.ts"
import { keepNames } from "../pages/use-name.ts"
import { usePath } from "../pages/use-path.ts"
import { Link } from "../router/link.tsx"
import { useLocation } from "../router/location.ts"
import { idOfPath, pagePath } from "../router/page-path.ts"
import { classNames } from "../ui/class-names.ts"
import { Failure } from "../ui/failure.tsx"
import { NodeIcon } from "../ui/node-icon.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import { newPageIn } from "./new-page.ts"
import styles from "./tree.module.css"

const openKey = "inkling.tree.open"

function readOpen(): Set<string> {
  try {
    return new Set(JSON.parse(window.localStorage.getItem(openKey) ?? "[]") as string[])
  } catch {
    return new Set()
  }
}

/** Pages and databases; what was open stays open. */
export function Tree() {
  const [open, setOpen] = useState(readOpen)
  const here = idOfPath(useLocation().path)
  const above = usePath(here)
  useEffect(() => {
    // Whoever comes to a page finds it in the tree.
    const ids = above.data?.slice(0, -1).map(({ id }) => id) ?? []
    setOpen((now) => (ids.every((id) => now.has(id)) ? now : new Set([...now, ...ids])))
  }, [above.data])
  const toggle = (id: string) => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpen(next)
    window.localStorage.setItem(openKey, JSON.stringify([...next]))
  }
  return <Level under={undefined} depth={0} open={open} toggle={toggle} />
}

interface LevelProps {
  under: string | undefined
  depth: number
  open: ReadonlySet<string>
  toggle: (id: string) => void
}

function Level({ under, depth, open, toggle }: LevelProps) {
  const nodes = useQuery({
    queryKey: ["outline", under ?? "root"],
    queryFn: async ({ signal }) => {
      const found = await admin.outline(under, signal)
      keepNames(found)
      return found
    },
  })
  if (nodes.isPending) return <Skeleton lines={2} />
  if (nodes.isError) return <Failure error={nodes.error} onRetry={() => void nodes.refetch()} />
  return (
    <ul>
      {nodes.data.map((node) => (
        <li key={node.id}>
          <Row node={node} depth={depth} isOpen={open.has(node.id)} toggle={() => toggle(node.id)} />
          {node.has_children && open.has(node.id) && (
            <Level under={node.id} depth={depth + 1} open={open} toggle={toggle} />
          )}
        </li>
      ))}
    </ul>
  )
}

interface RowProps {
  node: OutlineNode
  depth: number
  isOpen: boolean
  toggle: () => void
}

function Row({ node, depth, isOpen, toggle }: RowProps) {
  const { path } = useLocation()
  const title = node.title || "Untitled"
  const isHere = idOfPath(path) === node.id
  const { isTarget, drag } = useDragPage(node)
  return (
    <div
      className={classNames(styles["row"], isHere && styles["here"], isTarget && styles["target"])}
      style={{ paddingLeft: depth * 14 }}
      {...drag}
    >
      {node.has_children ? (
        <button
          type="button"
          className={styles["toggle"]}
          aria-expanded={isOpen}
          aria-label={`Pages in ${title}`}
          onClick={toggle}
        >
          <ChevronRight size={14} strokeWidth={1.5} className={isOpen ? styles["turned"] : undefined} />
        </button>
      ) : (
        <span className={styles["toggle"]} />
      )}
      <Link
        to={pagePath(node.id, node.title)}
        className={styles["link"]}
        {...(isHere && { "aria-current": "page" as const })}
      >
        <NodeIcon icon={node.icon} kind={node.kind} size={15} />
        <span>{title}</span>
      </Link>
      {node.kind === "page" && (
        <button
          type="button"
          className={styles["add"]}
          aria-label={`New page in ${title}`}
          title="New page inside"
          onClick={() => void newPageIn(node.id)}
        >
          <Plus size={14} strokeWidth={1.5} />
        </button>
      )}
    </div>
  )
}
