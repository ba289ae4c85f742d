import { useQueryClient } from "@tanstack/react-query"
import { notion } from "../http/notion.ts"
import { showNotice } from "../ui/notices.ts"
import { type RowsData, type RowsWanted, rowsKey } from "./use-rows.ts"

/** Adds an empty row; it stands last of those loaded until the rows are read again. */
export function useNewRow(wanted: RowsWanted): () => void {
  const client = useQueryClient()
  return () => {
    notion
      .createPage({
        parent: { type: "data_source_id", data_source_id: wanted.dataSourceId },
        properties: {},
      })
      .then((page) => {
        client.setQueryData<RowsData>(rowsKey(wanted), (data) => {
          const last = data?.pages.at(-1)
          if (!data || !last) return data
          return {
            ...data,
            pages: [...data.pages.slice(0, -1), { ...last, results: [...last.results, page] }],
          }
        })
      })
      .catch((error: Error) => showNotice({ text: `No new row: ${error.message}`, isBad: true }))
  }
}
