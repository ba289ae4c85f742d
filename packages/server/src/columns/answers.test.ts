import type { ColumnQuery } from "@inkling/engine"
import { expect, test } from "vitest"
import { answerKey } from "./answers.ts"

test("answers that count less far are not those that count all", () => {
  const flags = { trashed: false, archived: false, template: false }
  const query: ColumnQuery = {
    filter: { kind: "all", filters: [] },
    sorts: [],
    flags,
    after: null,
    limit: 100,
  }
  const keys = [undefined, 10_000, Number.MAX_SAFE_INTEGER].map((countUpTo) =>
    answerKey({ ...query, ...(countUpTo && { countUpTo }) }, "me"),
  )
  expect(new Set(keys).size).toBe(3)
})
