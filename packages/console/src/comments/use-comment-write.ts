import { useMutation, useQueryClient } from "@tanstack/react-query"

/** Where the comments on a page or block are remembered. */
export const commentsKey = (id: string) => ["comments", id] as const

/** A write after which the comments on a page or block are read again. */
export function useCommentWrite<Input>(id: string, write: (input: Input) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSuccess: () => client.invalidateQueries({ queryKey: commentsKey(id) }),
  })
}
