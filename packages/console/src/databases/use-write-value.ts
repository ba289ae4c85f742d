import { useQueryClient } from "@tanstack/react-query"
import { useCallback } from "react"
import { noteChange } from "../editing/pending-writes.ts"
import { notion, type Page, type PageProperty, type PropertyPatch } from "../http/notion.ts"
import { showNotice } from "../ui/notices.ts"
import { rememberStep } from "./cell-history.ts"
import type { RowsChunk } from "./use-rows.ts"

/** What is written: the value as it will be shown, and as the API takes it. */
export interface ValueChange {
  value: PageProperty
  patch: PropertyPatch
}

/** Writes a property of a page: shown at once everywhere, taken back with a notice when it is refused. */
export function useWriteValue() {
  const client = useQueryClient()
  return useCallback(
    (page: Page, name: string, { value, patch }: ValueChange) => {
      const put = (next: Page) => {
        client.setQueriesData<RowsChunk>({ queryKey: ["rows"] }, (data) => data && withPage(data, next))
        if (client.getQueryData(["page", page.id])) client.setQueryData(["page", page.id], next)
      }
      const before = page.properties[name]
      if (before) rememberStep([{ pageId: page.id, name, before }])
      noteChange()
      put({ ...page, properties: { ...page.properties, [name]: value } })
      return notion
        .updatePage(page.id, { properties: { [name]: patch } })
        .then(put)
        .catch((error: Error) => {
          put(page)
          showNotice({ text: `Not saved: ${error.message}`, isBad: true })
        })
    },
    [client],
  )
}

function withPage(data: RowsChunk, page: Page): RowsChunk {
  const at = data.results.findIndex(({ id }) => id === page.id)
  return at < 0 ? data : { ...data, results: data.results.with(at, page) }
}
