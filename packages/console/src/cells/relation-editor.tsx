import { useQuery } from "@tanstack/react-query"
import { useDeferredValue, useState } from "react"
import { notion } from "../http/notion.ts"
import { pageTitle } from "../pages/page-title.ts"
import { NodeIcon } from "../ui/node-icon.tsx"
import type { EditorProps } from "./cell-editor.tsx"
import { Picker } from "./picker.tsx"

/** Rows that are offered at once. */
const offeredRows = 20

/** Rows of the related data source, found by title. */
export function RelationEditor({ value, schema, editing, onWrite, onDone }: EditorProps<"relation">) {
  const [search, setSearch] = useState(editing.typed ?? "")
  const wanted = useDeferredValue(search.trim())
  const target = schema.type === "relation" ? schema.relation.data_source_id : undefined
  const source = useQuery({
    queryKey: ["data-source", target],
    queryFn: ({ signal }) => notion.dataSource(target as string, signal),
    enabled: target !== undefined,
  })
  const title = Object.values(source.data?.properties ?? {}).find(({ type }) => type === "title")?.name
  const rows = useQuery({
    queryKey: ["relatable", target, wanted],
    queryFn: ({ signal }) =>
      notion.query(
        target as string,
        {
          page_size: offeredRows,
          ...(wanted !== "" && { filter: { property: title, title: { contains: wanted } } }),
        },
        signal,
      ),
    enabled: title !== undefined,
    placeholderData: (before) => before,
  })
  const toggle = (id: string) => {
    const without = value.relation.filter((one) => one.id !== id)
    const relation = without.length < value.relation.length ? without : [...value.relation, { id }]
    onWrite({ value: { ...value, relation }, patch: { relation } })
    setSearch("")
  }
  return (
    <Picker
      label="Related pages"
      choices={(rows.data?.results ?? []).map((page) => ({
        id: page.id,
        name: pageTitle(page),
        shown: (
          <>
            <NodeIcon icon={page.icon} kind="page" size={14} /> {pageTitle(page) || "Untitled"}
          </>
        ),
      }))}
      picked={new Set(value.relation.map(({ id }) => id))}
      search={search}
      onSearch={setSearch}
      onPick={({ id }) => toggle(id)}
      onClose={() => onDone("stay")}
      note={rows.isPending ? "Loading…" : "There is no page of that title."}
    />
  )
}
