import { useQuery } from "@tanstack/react-query"
import { notion } from "../http/notion.ts"

/** Where the children of a page or block are remembered. */
export const childrenKey = (parentId: string) => ["children", parentId] as const

/** The blocks below a page or block, all of them, in order. */
export function useChildren(parentId: string) {
  return useQuery({
    queryKey: childrenKey(parentId),
    queryFn: ({ signal }) => notion.children(parentId, signal),
  })
}
