import { useQuery } from "@tanstack/react-query"
import { useDeferredValue, useState } from "react"
import { call } from "../http/call.ts"
import type { DataSource, Listed, Page } from "../http/notion.ts"
import { pageTitle } from "../pages/page-title.ts"
import { plainText } from "../rich-text/plain-text.ts"
import { Dialog } from "../ui/dialog.tsx"
import { Failure } from "../ui/failure.tsx"
import { Field } from "../ui/field.tsx"
import { NodeIcon } from "../ui/node-icon.tsx"
import styles from "./move-dialog.module.css"
import { type MoveTarget, movePage } from "./move-page.ts"

/** Places that are offered. */
const offered = 12

/** Asks where a page goes: the way without a mouse. */
export function MoveDialog({ pageId, onClose }: { pageId: string; onClose: () => void }) {
  const [text, setText] = useState("")
  const wanted = useDeferredValue(text.trim())
  const found = useQuery({
    queryKey: ["search", "move", wanted],
    queryFn: ({ signal }) =>
      call<Listed<Page | DataSource>>("POST", "/v1/search", {
        body: { query: wanted, page_size: offered },
        signal,
      }),
    placeholderData: (before) => before,
  })
  const places = (found.data?.results ?? []).map(placeOf).filter(({ id }) => id !== pageId)
  const go = (target: MoveTarget) => {
    onClose()
    void movePage(pageId, target)
  }
  return (
    <Dialog
      title="Move to"
      description="The page goes to the end of the place you choose, and is seen by whoever sees that place."
      isOpen
      onClose={onClose}
    >
      <Field label="Page or database" value={text} onChange={(event) => setText(event.target.value)} />
      {found.isError && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      <ul className={styles["places"]} aria-label="Places">
        {places.map((place) => (
          <li key={place.id}>
            <button type="button" onClick={() => go(place)}>
              <NodeIcon icon={place.icon} kind={place.kind} />
              <span>{place.title || "Untitled"}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.data && places.length === 0 && <p className={styles["none"]}>Nothing has such a title.</p>}
    </Dialog>
  )
}

/** A data source is moved into by its database: the id that a person knows it by. */
function placeOf(result: Page | DataSource) {
  if (result.object === "page")
    return { id: result.id, kind: "page" as const, icon: result.icon, title: pageTitle(result) }
  const { parent } = result
  return {
    id: parent.type === "database_id" ? parent.database_id : result.id,
    kind: "database" as const,
    icon: result.icon,
    title: plainText(result.title),
  }
}
