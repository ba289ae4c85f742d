import { useQuery } from "@tanstack/react-query"
import { Dialog } from "radix-ui"
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from "react"
import { recent } from "../favourites/recent.ts"
import { admin, type OutlineNode } from "../http/admin.ts"
import { call } from "../http/call.ts"
import type { DataSource, Listed, Page } from "../http/notion.ts"
import { pageTitle } from "../pages/page-title.ts"
import { plainText } from "../rich-text/plain-text.ts"
import { navigate } from "../router/location.ts"
import { pagePath } from "../router/page-path.ts"
import menu from "../ui/menu.module.css"
import { NodeIcon } from "../ui/node-icon.tsx"
import styles from "./palette.module.css"

/** Results that are shown. */
const shownCount = 12

const tools = [
  { path: "/", title: "Start" },
  { path: "/integrations", title: "Integrations" },
  { path: "/webhooks", title: "Webhooks" },
  { path: "/requests", title: "Requests" },
  { path: "/trash", title: "Trash" },
]

/** A place that was found. */
interface Hit {
  id?: string
  path: string
  title: string
  icon: Page["icon"]
  kind: "page" | "database" | "tool"
}

/** Ctrl or Cmd with K: search in titles, and go there. Without words it shows what was opened last, then what was edited last. */
export function Palette({ isOpen, onToggle }: { isOpen: boolean; onToggle: (open: boolean) => void }) {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      onToggle(!isOpen)
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [isOpen, onToggle])
  return (
    <Dialog.Root open={isOpen} onOpenChange={onToggle}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles["scrim"]} />
        <Dialog.Content className={styles["palette"]} aria-describedby={undefined}>
          <Dialog.Title className="visually-hidden">Search</Dialog.Title>
          <Hits onClose={() => onToggle(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Hits({ onClose }: { onClose: () => void }) {
  const id = useId()
  const [text, setText] = useState("")
  const [at, setAt] = useState(0)
  const wanted = useDeferredValue(text.trim())
  const found = useQuery({
    queryKey: ["search", wanted],
    queryFn: ({ signal }) =>
      call<Listed<Page | DataSource>>("POST", "/v1/search", {
        body: { query: wanted, page_size: shownCount },
        signal,
      }),
    placeholderData: (before) => before,
  })
  const opened = useQuery({
    queryKey: ["name", "recent", ...recent.read()],
    queryFn: () => admin.named(recent.read()),
    enabled: wanted === "" && recent.read().length > 0,
  })
  const matching = tools.filter(
    ({ title }) => wanted !== "" && title.toLowerCase().includes(wanted.toLowerCase()),
  )
  const recently = wanted === "" ? inOrder(opened.data ?? [], recent.read()) : []
  const others = (found.data?.results ?? []).map(hitOf)
  const hits: Hit[] = [
    ...matching.map((tool): Hit => ({ ...tool, icon: null, kind: "tool" })),
    ...recently.map(openedHit),
    ...others.filter(({ id }) => !recently.some((node) => node.id === id)),
  ]
  const go = (hit: Hit | undefined) => {
    if (!hit) return
    onClose()
    navigate(hit.path)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt(Math.min(hits.length - 1, at + 1))
    else if (event.key === "ArrowUp") setAt(Math.max(0, at - 1))
    else if (event.key === "Enter") go(hits[at])
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        className={styles["search"]}
        role="combobox"
        aria-label="Search pages and databases"
        aria-expanded="true"
        aria-controls={id}
        placeholder="Search pages and databases"
        value={text}
        {...(hits.length > 0 && { "aria-activedescendant": `${id}-${at}` })}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
      />
      <div id={id} role="listbox" aria-label="Found" className={styles["hits"]}>
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the line above takes the keys
          <div
            key={hit.path}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={menu["item"]}
            onPointerMove={() => setAt(index)}
            onClick={() => go(hit)}
          >
            <NodeIcon icon={hit.icon} kind={hit.kind === "database" ? "database" : "page"} />
            {hit.title || "Untitled"}
          </div>
        ))}
        {found.isSuccess && hits.length === 0 && <p className={menu["note"]}>No title has these words.</p>}
        {found.isError && <p className={menu["note"]}>{found.error.message}</p>}
      </div>
    </>
  )
}

/** Nodes in the order in which they were opened. */
function inOrder(nodes: readonly OutlineNode[], ids: readonly string[]): OutlineNode[] {
  return ids.flatMap((id) => nodes.find((node) => node.id === id) ?? [])
}

function openedHit({ id, title, icon, kind }: OutlineNode): Hit {
  return { id, path: pagePath(id, title), title, icon: icon as Hit["icon"], kind }
}

function hitOf(result: Page | DataSource): Hit {
  const { icon } = result
  if (result.object === "page") {
    const title = pageTitle(result)
    return { id: result.id, path: pagePath(result.id, title), title, icon, kind: "page" }
  }
  const title = plainText(result.title)
  const databaseId = result.parent.type === "database_id" ? result.parent.database_id : result.id
  const path = `${pagePath(databaseId, title)}?source=${result.id}`
  return { id: databaseId, path, title, icon, kind: "database" }
}
