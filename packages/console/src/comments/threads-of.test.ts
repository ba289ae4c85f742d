import { expect, test } from "vitest"
import type { Comment } from "../http/comments.ts"
import { threadsOf } from "./threads-of.ts"

const comment = (id: string, discussion_id: string) => ({ id, discussion_id }) as Comment

test("comments go by discussion, the oldest discussion first", () => {
  const threads = threadsOf([comment("1", "a"), comment("2", "b"), comment("3", "a")])
  expect(threads.map(({ discussionId, comments }) => [discussionId, comments.map(({ id }) => id)])).toEqual([
    ["a", ["1", "3"]],
    ["b", ["2"]],
  ])
  expect(threadsOf([])).toEqual([])
})
