import { describe, expect, test } from "vitest"
import { Draw } from "../../test/columns/draw.ts"
import { newMask } from "./block.ts"
import type { ColumnRow } from "./column-row.ts"
import { RowBase } from "./row-base.ts"

function rowOf(pk: number, createdAtMs: number, flags: Partial<ColumnRow> = {}): ColumnRow {
  return {
    pk,
    createdAtMs,
    editedAtMs: createdAtMs,
    rowSeq: 1,
    createdBy: "u",
    editedBy: "u",
    isTrashed: false,
    isArchived: false,
    isTemplate: false,
    hasOwnAcl: false,
    values: {},
    ...flags,
  }
}

describe("the default order", () => {
  test("finds where a cursor stands among rows, strays and equal times between them", () => {
    const seed = Math.floor(Math.random() * 2 ** 31)
    const draw = new Draw(seed)
    for (let round = 0; round < 200; round++) {
      const rows = new RowBase()
      let lastMs = 100
      const count = draw.int(0, 60)
      for (let pk = 1; pk <= count; pk++) {
        const isStray = draw.chance(round % 3 === 0 ? 0.6 : 0.15)
        if (!isStray) lastMs += draw.int(0, 2)
        rows.set(rowOf(pk * 2, isStray ? draw.int(90, lastMs) : lastMs))
      }
      const all = Array.from({ length: rows.length }, (_, row) => row)
      const settled = all.filter((row) => !rows.strays.has(row))
      for (let at = 1; at < settled.length; at++)
        expect(rows.compareDefault(settled[at]!, settled[at - 1]!), `seed ${seed}`).toBeLessThan(0)
      for (let probe = 0; probe < 20; probe++) {
        const [ms, pk] = [draw.int(88, lastMs + 2), draw.int(0, 130)]
        const created = rows.createdAt.values.data
        const isBefore = (row: number) =>
          created[row]! < ms || (created[row] === ms && rows.pks.data[row]! < pk)
        const end = rows.countBefore(ms, pk)
        const below = settled.filter((row) => row < end)
        expect(below, `seed ${seed}, round ${round}, ${ms} ${pk}`).toEqual(settled.filter(isBefore))
      }
    }
  })

  test("a row as old as the last but of a lower pk is a stray", () => {
    const rows = new RowBase()
    for (const [pk, ms] of [
      [5, 10],
      [4, 10],
      [6, 10],
      [7, 9],
      [8, 11],
    ] as const)
      rows.set(rowOf(pk, ms))
    expect([...rows.strays]).toEqual([1, 3])
  })
})

describe("which rows count", () => {
  const rows = new RowBase()
  rows.set(rowOf(1, 1))
  rows.set(rowOf(2, 2, { isTrashed: true }))
  rows.set(rowOf(3, 3, { isArchived: true }))
  rows.set(rowOf(4, 4, { isTemplate: true }))
  rows.set(rowOf(5, 5, { hasOwnAcl: true }))
  rows.set(rowOf(6, 6, { hasOwnAcl: true, isTrashed: true }))
  rows.set(rowOf(7, 7))
  rows.remove(rows.find(7))
  const plain = { trashed: false, archived: false, template: false }
  test.each([
    ["plain ones", plain, [1, 5]],
    ["trashed ones too", { ...plain, trashed: undefined }, [1, 2, 5, 6]],
    ["only trashed ones", { ...plain, trashed: true }, [2, 6]],
    ["only archived ones", { ...plain, archived: true }, [3]],
    ["only templates", { ...plain, template: true }, [4]],
    [
      "all that are there",
      { trashed: undefined, archived: undefined, template: undefined },
      [1, 2, 3, 4, 5, 6],
    ],
  ])("%s", (_, flags, expected) => {
    const count = (isVisible: boolean) => {
      const mask = newMask()
      rows.where(flags, () => isVisible)(0, rows.length, mask)
      return [...rows.pks.data.subarray(0, rows.length)].filter((_pk, row) => mask[row] === 1)
    }
    expect(count(true)).toEqual(expected)
    expect(count(false)).toEqual(expected.filter((pk) => pk < 5))
  })

  test("a row that went away and came back counts again", () => {
    const some = new RowBase()
    some.set(rowOf(1, 1))
    some.remove(0)
    some.remove(0)
    expect(some.isGone(0)).toBe(true)
    expect(some.set(rowOf(1, 1))).toBe(0)
    expect([some.isGone(0), some.length]).toEqual([false, 1])
  })
})
