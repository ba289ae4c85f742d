import { notion } from "../http/notion.ts"
import { queryClient } from "../http/query-client.ts"
import { showNotice } from "../ui/notices.ts"

export type Kind = "page" | "database"

/** Moves a page or database to trash, or back; everything that may show it is read again. */
export async function setTrashed(kind: Kind, object: { id: string }, inTrash: boolean): Promise<void> {
  try {
    if (kind === "page") await notion.updatePage(object.id, { in_trash: inTrash })
    else await notion.updateDatabase(object.id, { in_trash: inTrash })
  } catch (error) {
    showNotice({ text: (error as Error).message, isBad: true })
    return
  }
  const stale = [
    [kind, object.id],
    ["trash"],
    ["outline"],
    ["path"],
    ["name"],
    ["children"],
    ["rows"],
    ["search"],
  ]
  for (const queryKey of stale) void queryClient.invalidateQueries({ queryKey })
  if (inTrash)
    showNotice({
      text: "In trash.",
      action: { label: "Undo", run: () => void setTrashed(kind, object, false) },
    })
}
