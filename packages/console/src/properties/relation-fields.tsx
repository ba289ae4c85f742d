import { useQuery } from "@tanstack/react-query"
import { useDeferredValue, useState } from "react"
import { call } from "../http/call.ts"
import { type DataSource, type Listed, notion } from "../http/notion.ts"
import { plainText } from "../rich-text/plain-text.ts"
import field from "../ui/field.module.css"
import styles from "./property-dialog.module.css"
import type { PropertyDraft } from "./property-draft.ts"

/** Data sources that are offered at once. */
const offeredSources = 8

interface RelationFieldsProps {
  draft: PropertyDraft
  onChange: (part: Partial<PropertyDraft>) => void
}

/** Where a relation leads, found by title, and whether it has a twin there. */
export function RelationFields({ draft, onChange }: RelationFieldsProps) {
  const [search, setSearch] = useState("")
  const wanted = useDeferredValue(search.trim())
  const found = useQuery({
    queryKey: ["sources", wanted],
    queryFn: ({ signal }) =>
      call<Listed<DataSource>>("POST", "/v1/search", {
        body: {
          query: wanted,
          filter: { property: "object", value: "data_source" },
          page_size: offeredSources,
        },
        signal,
      }),
    placeholderData: (before) => before,
  })
  const chosen = useQuery({
    queryKey: ["data-source", draft.target],
    queryFn: ({ signal }) => notion.dataSource(draft.target, signal),
    enabled: draft.target !== "",
  })
  return (
    <>
      <fieldset className={styles["group"]}>
        <legend>Relates to {chosen.data ? `“${titleOf(chosen.data)}”` : "…"}</legend>
        <input
          className={field["input"]}
          aria-label="Find a database"
          placeholder="Find a database"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <div className={styles["sources"]}>
          {(found.data?.results ?? []).map((source) => (
            <label key={source.id}>
              <input
                type="radio"
                name="target"
                checked={draft.target === source.id}
                onChange={() => onChange({ target: source.id })}
              />
              {titleOf(source)}
            </label>
          ))}
          {found.data?.results.length === 0 && <p>No database has that title.</p>}
        </div>
      </fieldset>
      <label className={styles["check"]}>
        <input
          type="checkbox"
          checked={draft.isTwoWay}
          onChange={() => onChange({ isTwoWay: !draft.isTwoWay })}
        />
        Show it there too
      </label>
    </>
  )
}

function titleOf(source: DataSource): string {
  return plainText(source.title) || "Untitled"
}
