import type { World } from "./world.ts"

/** One call of Notion's API with the world's own token. @throws Error for answers that are not 2xx */
export async function api(world: World, method: string, path: string, body?: unknown): Promise<Json> {
  const response = await fetch(`${world.inkling.url}/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${world.inkling.token}`,
      "notion-version": "2026-03-11",
      "content-type": "application/json",
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as Json
  if (!response.ok) throw new Error(`${response.status}: ${JSON.stringify(answer)}`)
  return answer
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into at will
export type Json = any

/** A page below the root page; returns its id. */
export async function makePage(world: World, title: string, children: unknown[] = []): Promise<string> {
  const page = await api(world, "POST", "/pages", {
    parent: { page_id: world.inkling.rootPageId },
    properties: { title: { title: [{ text: { content: title } }] } },
    children,
  })
  return page.id
}

/** Address of a page or database in the console. */
export function addressOf(world: World, id: string): string {
  return `${world.url}/p/${id.replaceAll("-", "")}`
}

/** A page's blocks as `type: text`. */
export async function blocksOf(world: World, id: string): Promise<string[]> {
  const list = await api(world, "GET", `/blocks/${id}/children?page_size=100`)
  return list.results.map((block: Json) => {
    const text = (block[block.type].rich_text ?? []).map((item: Json) => item.plain_text).join("")
    return `${block.type}: ${text}`
  })
}
