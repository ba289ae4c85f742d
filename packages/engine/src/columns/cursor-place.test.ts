import { describe, expect, test } from "vitest"
import { buildSchema } from "../../test/build-query.ts"
import type { Property } from "../properties/property.ts"
import { compareRanks, type Rank } from "../query/rank.ts"
import type { Sort } from "../query/sort.ts"
import type { SortKey } from "../query/sort-key.ts"
import { ColumnTable } from "./column-table.ts"
import { queryColumns } from "./query-columns.ts"

const options = ["a", "b", "c"]
const [amount, tags, done] = buildSchema({
  Amount: "number",
  Tags: ["multi_select", ...options],
  Done: "checkbox",
}) as [Property, Property, Property]

const lists = [[0], [0, 1], [0, 2], [1], [2], [], [2, 1, 0], [0, 1, 2]]
const numbers = [Number.MAX_VALUE, -Number.MAX_VALUE, 0, 1, undefined, 7, -7, 3]

function makeTable(): ColumnTable {
  const table = new ColumnTable()
  const load = table.load([amount, tags, done])
  for (let at = 0; at < lists.length; at++)
    load.add({
      pk: at + 1,
      createdAtMs: at,
      editedAtMs: at,
      rowSeq: 1,
      createdBy: "u",
      editedBy: "u",
      isTrashed: false,
      isArchived: false,
      isTemplate: false,
      hasOwnAcl: false,
      values: {
        ...(lists[at]!.length > 0 && { [tags.id]: lists[at]!.map((place) => `Tags/${options[place]}`) }),
        ...(numbers[at] !== undefined && { [amount.id]: numbers[at]! }),
        ...(at % 2 === 0 && { [done.id]: true as const }),
      },
    })
  load.finish()
  return table
}

function find(sorts: readonly Sort[], after: Rank | null) {
  const flags = { trashed: false, archived: false, template: false }
  const query = { filter: { kind: "all" as const, filters: [] }, sorts, flags, after, limit: 100 }
  const steps = queryColumns(makeTable(), query, { isVisibleAcl: () => true, pagePk: () => undefined })
  for (;;) {
    const { done: isDone, value } = steps.next()
    if (isDone) return value.rows
  }
}

/** Keys that a cursor may hold from before the schema changed: of every kind, and of options that are gone. */
const keys: readonly SortKey[] = [
  null,
  0,
  5,
  Number.MAX_VALUE,
  "",
  "text",
  [0, 9],
  [0, 1],
  [9],
  [1, 9, 9],
  [2, 1, 0],
]

describe.each(["ascending", "descending"] as const)("%s", (direction) => {
  test.each([amount, tags, done])("a cursor lies where ranks put it: $name", (property) => {
    const sorts: Sort[] = [
      { field: { source: "property", property }, direction },
      { field: { source: "property", property: amount }, direction: "ascending" },
    ]
    const all = find(sorts, null)
    expect(all).toHaveLength(lists.length)
    for (const first of keys)
      for (const second of keys) {
        const after = { keys: [first, second], createdAtMs: 3, pk: 4 }
        const expected = all.filter(({ rank }) => compareRanks(sorts, rank, after) > 0)
        expect(find(sorts, after), JSON.stringify(after)).toEqual(expected)
      }
  })
})
