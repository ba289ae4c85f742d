import { useQuery, useQueryClient } from "@tanstack/react-query"
import { readSettled } from "../editing/pending-writes.ts"
import { type Block, notion } from "../http/notion.ts"

/** Where the children of a page or block are remembered. */
export const childrenKey = (parentId: string) => ["children", parentId] as const

/** The blocks below a page or block, all of them, in order. */
export function useChildren(parentId: string) {
  const client = useQueryClient()
  return useQuery({
    queryKey: childrenKey(parentId),
    queryFn: ({ signal }) =>
      readSettled(
        () => notion.children(parentId, signal),
        () => client.getQueryData<Block[]>(childrenKey(parentId)),
      ),
  })
}
