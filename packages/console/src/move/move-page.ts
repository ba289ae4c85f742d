import { notion, type Page } from "../http/notion.ts"
import { queryClient } from "../http/query-client.ts"
import { showNotice } from "../ui/notices.ts"

/** Where a page may go: another page, or a database with one data source. */
export interface MoveTarget {
  id: string
  title: string
}

/** Moves a page to the end of another page or into a database, with the way back at hand. */
export async function movePage(id: string, target: MoveTarget): Promise<void> {
  try {
    const before = await notion.page(id)
    await notion.movePage(id, { type: "page_id", page_id: target.id })
    readAgain()
    const back = backOf(before)
    showNotice({
      text: `Moved to ${target.title || "Untitled"}.`,
      ...(back && { action: { label: "Undo", run: () => void moveBack(id, back) } }),
    })
  } catch (error) {
    showNotice({ text: `Not moved: ${(error as Error).message}`, isBad: true })
  }
}

async function moveBack(id: string, parent: object): Promise<void> {
  try {
    await notion.movePage(id, parent)
  } catch (error) {
    showNotice({ text: `Not moved back: ${(error as Error).message}`, isBad: true })
  }
  readAgain()
}

/** The parent as a move takes it; undefined where the API has no way back (blocks, the workspace). */
function backOf({ parent }: Page): object | undefined {
  if (parent.type === "page_id") return { type: "page_id", page_id: parent.page_id }
  if (parent.type === "data_source_id")
    return { type: "data_source_id", data_source_id: parent.data_source_id }
  return undefined
}

function readAgain(): void {
  for (const key of ["outline", "path", "children", "page", "rows"])
    void queryClient.invalidateQueries({ queryKey: [key] })
}
