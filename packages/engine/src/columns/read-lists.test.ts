import { expect, test } from "vitest"
import { blockRows } from "./block.ts"
import { ReadLists } from "./read-lists.ts"

function picked(lists: ReadLists, ...codes: number[]): number[] {
  const verdicts = new Uint8Array(10)
  for (const code of codes) verdicts[code] = 1
  const rows: number[] = []
  for (let from = 0; from < lists.length; from += blockRows)
    lists.pick(from, Math.min(from + blockRows, lists.length), verdicts, rows)
  return rows.sort((a, b) => a - b)
}

test("picks the rows that have an element, as it was or as it has become", () => {
  const lists = new ReadLists()
  for (let row = 0; row < blockRows + 3; row++) lists.set(row, row % 500 === 1 ? [3, 4] : [])
  expect(picked(lists, 4)).toEqual([1, 501, 1001])
  lists.set(501, [])
  lists.set(1001, [5, 4])
  lists.set(blockRows + 2, [4, 4])
  expect(picked(lists, 4)).toEqual([1, 1001, blockRows + 2])
  expect(picked(lists, 3, 5)).toEqual([1, 1001])
  expect(picked(lists)).toEqual([])
})

test("counts only rows whose list has changed", () => {
  const lists = new ReadLists()
  for (const list of [[1, 2], [], [3]]) lists.set(lists.length, list)
  lists.set(0, [1, 2])
  lists.set(1, [])
  expect(lists.changedCount).toBe(0)
  lists.set(2, [3, 3])
  lists.set(2, [3, 3])
  expect(lists.changedCount).toBe(1)
})
