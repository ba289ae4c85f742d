import { expect, test } from "vitest"
import { buildSchema } from "../../test/build-query.ts"
import { Draw } from "../../test/columns/draw.ts"
import type { Property } from "../properties/property.ts"
import type { Sort } from "../query/sort.ts"
import { ColumnTable } from "./column-table.ts"
import { queryColumns } from "./query-columns.ts"

const [amount, done] = buildSchema({ Amount: "number", Done: "checkbox" }) as [Property, Property]

function makeTable(numbers: readonly (number | undefined)[]): ColumnTable {
  const table = new ColumnTable()
  const load = table.load([amount, done])
  for (const [at, number] of numbers.entries())
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
        ...(number !== undefined && { [amount.id]: number }),
        ...(at % 3 === 0 && { [done.id]: true as const }),
      },
    })
  load.finish()
  return table
}

test.each(["ascending", "descending"] as const)(
  "the first rows %s are the same however far is counted",
  (direction) => {
    const seed = Math.floor(Math.random() * 2 ** 31)
    const draw = new Draw(seed)
    const table = makeTable(draw.list(30_000, () => (draw.chance(0.1) ? undefined : draw.int(0, 9_000))))
    const sorts: Sort[] = [{ field: { source: "property", property: amount }, direction }]
    const flags = { trashed: false, archived: false, template: false }
    const filter = {
      kind: "where" as const,
      field: { source: "property" as const, property: done },
      predicate: { family: "checkbox" as const, isChecked: true },
    }
    const find = (countUpTo?: number) => {
      const query = {
        filter,
        sorts,
        flags,
        after: null,
        limit: 5,
        ...(countUpTo !== undefined && { countUpTo }),
      }
      const steps = queryColumns(table, query, { isVisibleAcl: () => true, pagePk: () => undefined })
      for (;;) {
        const { done: isDone, value } = steps.next()
        if (isDone) return value
      }
    }
    const whole = find()
    expect(whole.matchCount).toBe(10_000)
    for (const countUpTo of [0, 20, 5_000, 10_000]) {
      const found = find(countUpTo)
      expect(found.rows, `seed ${seed}`).toEqual(whole.rows)
      expect(found.matchCount, `seed ${seed}`).toBeGreaterThan(Math.min(countUpTo, 9_999))
    }
    // With nothing to count, most blocks are passed over.
    expect(find(0).matchCount, `seed ${seed}`).toBeLessThan(10_000)
  },
)
