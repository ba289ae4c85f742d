import { expect, test } from "vitest"
import { buildSchema } from "../../test/build-query.ts"
import type { Property } from "../properties/property.ts"
import type { Filter } from "../query/filter.ts"
import type { ColumnRow } from "./column-row.ts"
import { ColumnTable } from "./column-table.ts"
import { queryColumns } from "./query-columns.ts"

const schema = buildSchema({ Name: "title", Related: "relation", Amount: "number" }) as [
  Property,
  Property,
  Property,
]
const [name, related, amount] = schema
const target = 500
const matchAll: Filter = { kind: "all", filters: [] }

function rowOf(pk: number, part: Partial<ColumnRow> = {}): ColumnRow {
  return {
    pk,
    createdAtMs: pk * 1_000,
    editedAtMs: pk * 1_000,
    rowSeq: pk,
    createdBy: "u",
    editedBy: "u",
    isTrashed: false,
    isArchived: false,
    isTemplate: false,
    hasOwnAcl: false,
    values: { [amount.id]: pk },
    ...part,
  }
}

function find(table: ColumnTable, filter: Filter): number[] {
  const flags = { trashed: false, archived: false, template: false }
  const query = { filter, sorts: [], flags, after: null, limit: 100 }
  const steps = queryColumns(table, query, { isVisibleAcl: () => false, pagePk: () => target })
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value.rows.map(({ pk }) => pk)
  }
}

const isRelated: Filter = {
  kind: "where",
  field: { source: "property", property: related },
  predicate: { family: "existence", isEmpty: false },
}

test("a hidden page that only strays are related to stays hidden when the column is loaded again", () => {
  const table = new ColumnTable()
  const first = table.load([])
  for (const pk of [2, 3]) first.add(rowOf(pk))
  first.finish()
  table.set(rowOf(1))
  const load = table.load([related])
  const stray = rowOf(1, { related: new Map([[related.pk, [target]]]) })
  for (const row of [stray, rowOf(2), rowOf(3)]) load.add(row)
  load.setTarget({ pk: target, isTrashed: false, hasOwnAcl: true })
  load.finish()
  expect(find(table, isRelated)).toEqual([])
  table.setTarget({ pk: target, isTrashed: false, hasOwnAcl: false })
  expect(find(table, isRelated)).toEqual([1])
  table.setTarget({ pk: target, isTrashed: true, hasOwnAcl: false })
  expect(find(table, isRelated)).toEqual([])
})

test("rows that went away keep their place, so that what is loaded later stands beside the right ones", () => {
  const table = new ColumnTable()
  const first = table.load([name])
  for (const pk of [1, 2, 3, 4]) first.add(rowOf(pk))
  first.finish()
  table.remove(1)
  table.remove(3)
  const load = table.load([amount])
  for (const pk of [2, 4]) load.add(rowOf(pk))
  load.finish()
  const isFour: Filter = {
    kind: "where",
    field: { source: "property", property: amount },
    predicate: { family: "number", operator: "equals", operand: 4 },
  }
  expect(find(table, isFour)).toEqual([4])
  expect(find(table, matchAll)).toEqual([4, 2])
  table.set(rowOf(3))
  expect(find(table, matchAll)).toEqual([4, 3, 2])
})

test("types without a column are passed over", () => {
  const [formula] = buildSchema({ Sum: "formula" }) as [Property]
  const table = new ColumnTable()
  const load = table.load([formula])
  load.add(rowOf(1))
  load.finish()
  expect(table.properties).toEqual([])
  expect(find(table, matchAll)).toEqual([1])
})
