import { useQuery } from "@tanstack/react-query"
import { admin } from "../http/admin.ts"

/** A page or database and all it is in, outermost first. */
export function usePath(id: string | undefined) {
  return useQuery({
    queryKey: ["path", id],
    queryFn: ({ signal }) => admin.path(id as string, signal),
    enabled: id !== undefined,
  })
}
