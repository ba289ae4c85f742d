import { notion } from "../http/notion.ts"
import { queryClient } from "../http/query-client.ts"
import { navigate } from "../router/location.ts"
import { pagePath } from "../router/page-path.ts"
import { showNotice } from "../ui/notices.ts"

/** Makes a database with nothing but a title column in a page and goes there. */
export async function newDatabaseIn(parentId: string): Promise<void> {
  try {
    const database = await notion.createDatabase({
      parent: { type: "page_id", page_id: parentId },
      title: [{ text: { content: "New database" } }],
      initial_data_source: { properties: { Name: { title: {} } } },
    })
    await queryClient.invalidateQueries({ queryKey: ["outline"] })
    await queryClient.invalidateQueries({ queryKey: ["children", parentId] })
    navigate(pagePath(database.id))
  } catch (error) {
    showNotice({ text: `No new database: ${(error as Error).message}`, isBad: true })
  }
}
