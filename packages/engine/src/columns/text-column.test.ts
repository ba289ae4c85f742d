import { expect, test } from "vitest"
import { Draw } from "../../test/columns/draw.ts"
import { drawOperand, drawText } from "../../test/columns/draw-text.ts"
import { foldText } from "../query/fold-text.ts"
import { matchFoldedText } from "../query/match-text.ts"
import type { TextOperator } from "../query/predicate.ts"
import { blockRows, newMask } from "./block.ts"
import { TextColumn } from "./text-column.ts"

const operators: readonly TextOperator[] = [
  "equals",
  "does_not_equal",
  "contains",
  "does_not_contain",
  "starts_with",
  "ends_with",
]

function columnOf(texts: readonly string[]): TextColumn {
  const column = new TextColumn()
  for (const [row, text] of texts.entries()) column.set(row, text)
  return column
}

/** What a kernel says of rows [from, to), asked block by block. */
function ask(kernel: ReturnType<TextColumn["existence"]>, from: number, to: number): number[] {
  const said: number[] = []
  for (let start = from; start < to; ) {
    const end = Math.min((Math.floor(start / blockRows) + 1) * blockRows, to)
    const mask = newMask()
    kernel(start, end, mask)
    said.push(...mask.subarray(0, end - start))
    start = end
  }
  return said
}

test("every operator agrees with the plain one on each text, across blocks and after changes", () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const draw = new Draw(seed)
  const texts = draw.list(2 * blockRows + 100, () => foldText(draw.chance(0.2) ? "" : drawText(draw)))
  const column = columnOf(texts)
  for (let round = 0; round < 60; round++) {
    const operator = draw.pick(operators)
    const operand = foldText(drawOperand(draw.pick(texts), draw))
    const from = draw.chance(0.5) ? 0 : draw.int(0, texts.length)
    const said = ask(column.where({ family: "text", operator, operand }), from, texts.length)
    const expected = texts.slice(from).map((text) => Number(matchFoldedText(operator, operand, text)))
    expect(said, `seed ${seed}: ${operator} ${JSON.stringify(operand)}`).toEqual(expected)
    const isEmpty = draw.chance(0.5)
    const empties = texts.slice(from).map((text) => Number((text === "") === isEmpty))
    expect(ask(column.existence(isEmpty), from, texts.length), `seed ${seed}`).toEqual(empties)
    for (let count = 0; count < 5; count++) {
      const row = draw.int(0, texts.length)
      const text = draw.chance(0.2) ? "" : foldText(drawText(draw))
      texts[row] = text
      column.set(row, text)
    }
  }
  for (const [row, text] of texts.entries()) {
    expect(column.textOf(row), `seed ${seed}`).toBe(text)
    expect(column.isEmpty(row), `seed ${seed}`).toBe(text === "")
  }
})

test("a find that runs from one row into the next belongs to neither", () => {
  const column = columnOf(["xa", "b", "", "ab", "aab", "a", "", "b"])
  const said = ask(column.where({ family: "text", operator: "contains", operand: "ab" }), 0, 8)
  expect(said).toEqual([0, 0, 0, 1, 1, 0, 0, 0])
})

test("a find that begins inside one that runs over the end still counts", () => {
  const column = columnOf(["aaab", "baaab", "aa"])
  const said = ask(column.where({ family: "text", operator: "contains", operand: "aaab" }), 0, 3)
  expect(said).toEqual([1, 1, 0])
  const shifted = columnOf(["ba", "ba", "aba"])
  expect(ask(shifted.where({ family: "text", operator: "contains", operand: "aba" }), 0, 3)).toEqual([
    0, 0, 1,
  ])
})

test("a text that depends on its reader is uncertain until it is replaced", () => {
  const column = columnOf(["a"])
  column.set(1, undefined)
  expect([[...column.uncertain], column.textOf(1)]).toEqual([[1], ""])
  column.set(1, "b")
  expect([[...column.uncertain], column.textOf(1), column.changedCount]).toEqual([[], "b", 1])
})
