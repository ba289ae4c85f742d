import type { Json, TestServer } from "./start-server.ts"

/** A paragraph as requests write it. */
export function paragraph(content: string): Json {
  return { paragraph: { rich_text: [{ text: { content } }] } }
}

/** The plain text of each block. */
export function texts(blocks: readonly Json[]): string[] {
  return blocks.map((block) => {
    const payload = block[block["type"] as string] as { rich_text: { plain_text: string }[] }
    return payload.rich_text.map((item) => item.plain_text).join("")
  })
}

/** All children of a page or block, however many pages of answers that takes. */
export async function listChildren(server: TestServer, id: string): Promise<Json[]> {
  const children: Json[] = []
  for (let query = ""; ; ) {
    const { body } = await server.send("GET", `/v1/blocks/${id}/children${query}`)
    children.push(...(body["results"] as Json[]))
    if (body["has_more"] !== true) return children
    query = `?start_cursor=${body["next_cursor"]}`
  }
}
