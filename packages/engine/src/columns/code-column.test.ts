import { expect, test } from "vitest"
import { newMask } from "./block.ts"
import { CodeColumn } from "./code-column.ts"

test("keeps more words than a byte tells apart, and what came before them", () => {
  const column = new CodeColumn()
  column.set(0, undefined)
  for (let row = 1; row <= 600; row++) column.set(row, `word ${row}`)
  for (let row = 1; row <= 600; row++) expect(column.wordOf(row)).toBe(`word ${row}`)
  expect(column.wordOf(0)).toBeUndefined()
  const mask = newMask()
  column.where((word) => word === "word 1" || word === "word 257")(0, 601, mask)
  expect([mask[0], mask[1], mask[2], mask[257], mask[513]]).toEqual([0, 1, 0, 1, 0])
})

test("the word that no byte tells apart any more may come with a changed row", () => {
  const column = new CodeColumn()
  for (let row = 0; row < 255; row++) column.set(row, `word ${row}`)
  column.set(3, "word 255")
  column.set(4, "word 256")
  expect([3, 4, 5, 254].map((row) => column.wordOf(row))).toEqual([
    "word 255",
    "word 256",
    "word 5",
    "word 254",
  ])
  column.set(255, "word 256")
  expect(column.codeOf(255)).toBe(column.codeOf(4))
})
