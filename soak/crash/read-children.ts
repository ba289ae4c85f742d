import type { HttpClient, Reply } from "../http-client.ts"
import { readObject } from "./operation.ts"

/** All children of a page or block, in order. */
export async function readChildren(client: HttpClient, id: string): Promise<Reply["body"][]> {
  const children: Reply["body"][] = []
  let cursor = ""
  for (;;) {
    const list = await readObject(client, `/v1/blocks/${id}/children?page_size=100${cursor}`)
    children.push(...list.results)
    if (!list.has_more) return children
    cursor = `&start_cursor=${encodeURIComponent(list.next_cursor)}`
  }
}
