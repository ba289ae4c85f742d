import { useQuery } from "@tanstack/react-query"
import { admin, type OutlineNode } from "../http/admin.ts"

type Take = (node: OutlineNode | null) => void

let waiting = new Map<string, Take[]>()

/** Names asked for while a screen is drawn go in one request. */
function askName(id: string): Promise<OutlineNode | null> {
  return new Promise((resolve, reject) => {
    if (waiting.size === 0) queueMicrotask(() => setTimeout(() => send(reject), 0))
    waiting.set(id, [...(waiting.get(id) ?? []), resolve])
  })
}

function send(reject: (error: unknown) => void): void {
  const asked = waiting
  waiting = new Map()
  admin
    .named([...asked.keys()])
    .then((nodes) => {
      const found = new Map(nodes.map((node) => [node.id, node]))
      for (const [id, takes] of asked) for (const take of takes) take(found.get(id) ?? null)
    })
    .catch(reject)
}

/** Title and icon of a page or database; null when it is in trash or not to be seen. */
export function useName(id: string) {
  return useQuery({ queryKey: ["name", id], queryFn: () => askName(id), staleTime: 60_000 })
}
