import { expect, test } from "vitest"
import { buildSchema } from "../../test/build-query.ts"
import { Draw } from "../../test/columns/draw.ts"
import type { Property } from "../properties/property.ts"
import type { Sort } from "../query/sort.ts"
import { blockRows, newMask } from "./block.ts"
import { ColumnTable } from "./column-table.ts"
import { sortLevels } from "./sort-level.ts"
import { TopRows } from "./top-rows.ts"

const [amount] = buildSchema({ Amount: "number" }) as [Property]

function tableOf(amounts: readonly (number | undefined)[]): ColumnTable {
  const table = new ColumnTable()
  const load = table.load([amount])
  for (const [row, value] of amounts.entries())
    load.add({
      pk: row + 1,
      createdAtMs: row,
      editedAtMs: row,
      rowSeq: 1,
      createdBy: "u",
      editedBy: "u",
      isTrashed: false,
      isArchived: false,
      isTemplate: false,
      hasOwnAcl: false,
      values: value === undefined ? {} : { [amount.id]: value },
    })
  load.finish()
  return table
}

test.each(["ascending", "descending"] as const)("keeps the first rows of any number, %s", (direction) => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const draw = new Draw(seed)
  for (let round = 0; round < 100; round++) {
    const amounts = draw.list(draw.int(0, 300), () => (draw.chance(0.2) ? undefined : draw.int(-5, 5)))
    const table = tableOf(amounts)
    const sorts: Sort[] = [{ field: { source: "property", property: amount }, direction }]
    const wanted = draw.int(1, 20)
    const top = new TopRows(table, sortLevels(sorts, table), null, wanted)
    const mask = newMask()
    for (let row = 0; row < amounts.length; row++) mask[row] = Number(draw.chance(0.8))
    top.addBlock(0, Math.min(amounts.length, blockRows), mask)
    const sign = direction === "ascending" ? 1 : -1
    const place = (row: number) => (amounts[row] === undefined ? Infinity : amounts[row] * sign)
    const matching = [...amounts.keys()].filter((row) => mask[row] === 1)
    // Equals come newest first.
    const expected = matching.sort((a, b) => (place(a) === place(b) ? b - a : place(a) - place(b)))
    expect(top.matchCount, `seed ${seed}`).toBe(matching.length)
    expect(top.rows(), `seed ${seed}`).toEqual(expected.slice(0, wanted))
  }
})
