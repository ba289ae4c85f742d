import { useQueryClient } from "@tanstack/react-query"
import { notion, type Page, type PropertyPatch } from "../http/notion.ts"
import { showNotice } from "../ui/notices.ts"

/** What a new row begins with. */
export interface NewRow {
  properties?: Record<string, PropertyPatch>
  templateId?: string
}

/** Adds a row and reads the rows again; it stands where the order puts it. Undefined when the API refused. */
export function useNewRow(dataSourceId: string): (row?: NewRow) => Promise<Page | undefined> {
  const client = useQueryClient()
  return async ({ properties = {}, templateId } = {}) => {
    try {
      const page = await notion.createPage({
        parent: { type: "data_source_id", data_source_id: dataSourceId },
        properties,
        ...(templateId !== undefined && { template: { type: "template_id", template_id: templateId } }),
      })
      await client.invalidateQueries({ queryKey: ["rows", dataSourceId] })
      return page
    } catch (error) {
      showNotice({ text: `No new row: ${(error as Error).message}`, isBad: true })
      return undefined
    }
  }
}
