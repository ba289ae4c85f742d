import type { Json, TestServer } from "./start-server.ts"

/** Everything below a page as the API shows it: parents before what is in them, siblings in order. */
export async function exportWorkspace(server: TestServer, rootId: string): Promise<Json[]> {
  const objects: Json[] = []
  const get = async (path: string): Promise<Json> => {
    const { status, body } = await server.send("GET", `/v1/${path}`)
    if (status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`)
    return body
  }
  const list = async (path: string, method = "GET"): Promise<Json[]> => {
    const all: Json[] = []
    for (let cursor: unknown; ; ) {
      const query = `${path.includes("?") ? "&" : "?"}start_cursor=${cursor}`
      const { body } =
        method === "GET"
          ? await server.send("GET", `/v1/${path}${cursor ? query : ""}`)
          : await server.send("POST", `/v1/${path}`, { body: cursor ? { start_cursor: cursor } : {} })
      all.push(...(body["results"] as Json[]))
      cursor = body["next_cursor"]
      if (body["has_more"] !== true) return all
    }
  }
  const page = async (id: unknown): Promise<void> => {
    objects.push(await get(`pages/${id}`))
    await content(id)
  }
  const content = async (id: unknown): Promise<void> => {
    for (const block of await list(`blocks/${id}/children`)) {
      if (block["type"] === "child_page") await page(block["id"])
      else if (block["type"] === "child_database") await database(block["id"])
      objects.push(block)
      const holds = block["has_children"] === true && !String(block["type"]).startsWith("child_")
      const isCopy = (block["synced_block"] as Json | undefined)?.["synced_from"]
      if (holds && !isCopy) await content(block["id"])
    }
    objects.push(...(await list(`comments?block_id=${id}`)))
  }
  const database = async (id: unknown): Promise<void> => {
    const found = await get(`databases/${id}`)
    objects.push(found)
    for (const source of found["data_sources"] as Json[]) {
      objects.push(await get(`data_sources/${source["id"]}`))
      const rows = await list(`data_sources/${source["id"]}/query`, "POST")
      for (const row of rows.reverse()) await page(row["id"])
    }
  }
  objects.push(...(await list("users")))
  await page(rootId)
  return objects
}
