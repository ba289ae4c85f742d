import { notion } from "../http/notion.ts"
import { queryClient } from "../http/query-client.ts"
import { navigate } from "../router/location.ts"
import { pagePath } from "../router/page-path.ts"
import { showNotice } from "../ui/notices.ts"

/** Makes an empty page in another and goes there. */
export async function newPageIn(parentId: string): Promise<void> {
  try {
    const page = await notion.createPage({
      parent: { type: "page_id", page_id: parentId },
      properties: { title: { title: [] } },
    })
    await queryClient.invalidateQueries({ queryKey: ["outline"] })
    await queryClient.invalidateQueries({ queryKey: ["children", parentId] })
    navigate(pagePath(page.id))
  } catch (error) {
    showNotice({ text: `No new page: ${(error as Error).message}`, isBad: true })
  }
}
