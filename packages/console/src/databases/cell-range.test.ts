import { expect, test } from "vitest"
import { rangeOf, readTable, writeTable } from "./cell-range.ts"

test("two corners make a rectangle, whichever comes first", () => {
  const range = { top: 1, bottom: 4, left: 0, right: 2 }
  expect(rangeOf({ row: 4, column: 0 }, { row: 1, column: 2 })).toEqual(range)
  expect(rangeOf({ row: 1, column: 2 }, { row: 4, column: 0 })).toEqual(range)
})

test("what is written is read again", () => {
  for (const cells of [
    [
      ["a", "b"],
      ["c", ""],
    ],
    [
      ['say "hi"', "two\nlines"],
      ["tab\there", '"'],
    ],
    [["one"]],
    [
      ["", ""],
      ["", "x"],
    ],
  ])
    expect(readTable(writeTable(cells))).toEqual(cells)
})

test("tables of other programs are read", () => {
  expect(readTable("a\tb\r\nc\td\r\n")).toEqual([
    ["a", "b"],
    ["c", "d"],
  ])
  expect(readTable('5" pipe\tx')).toEqual([['5" pipe', "x"]])
  expect(readTable("")).toEqual([[""]])
})
