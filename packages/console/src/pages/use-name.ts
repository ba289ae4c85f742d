import { useQuery } from "@tanstack/react-query"
import { admin, type OutlineNode } from "../http/admin.ts"
import { queryClient } from "../http/query-client.ts"

type Names = Map<string, OutlineNode>

let asked: { ids: Set<string>; names: Promise<Names> } | undefined

/** Names asked for while a screen is drawn go in one request. */
async function askName(id: string): Promise<OutlineNode | null> {
  if (!asked) {
    const ids = new Set<string>()
    const names = new Promise((resolve) => setTimeout(resolve, 0)).then(async () => {
      asked = undefined
      const nodes = await admin.named([...ids])
      return new Map(nodes.map((node) => [node.id, node]))
    })
    asked = { ids, names }
  }
  asked.ids.add(id)
  return (await asked.names).get(id) ?? null
}

/** Remembers names that came with something else, so that nobody asks for them. */
export function keepNames(nodes: readonly OutlineNode[]): void {
  for (const node of nodes) queryClient.setQueryData(["name", node.id], node)
}

/** Whether it is a page or a database, where that is known already. */
export function knownKind(id: string): OutlineNode["kind"] | undefined {
  return queryClient.getQueryData<OutlineNode | null>(["name", id])?.kind
}

/** Title and icon of a page or database; null when it is in trash or not to be seen. */
export function useName(id: string) {
  return useQuery({ queryKey: ["name", id], queryFn: () => askName(id), staleTime: 60_000 })
}
