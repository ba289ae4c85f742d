import type { Comment } from "../http/comments.ts"

/** Comments of one discussion, oldest first. */
export interface Thread {
  discussionId: string
  comments: readonly Comment[]
}

/** Comments by discussion, in the order in which the discussions began. */
export function threadsOf(comments: readonly Comment[]): Thread[] {
  const threads = new Map<string, Comment[]>()
  for (const comment of comments)
    threads.set(comment.discussion_id, [...(threads.get(comment.discussion_id) ?? []), comment])
  return [...threads].map(([discussionId, found]) => ({ discussionId, comments: found }))
}
