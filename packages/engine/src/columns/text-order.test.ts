import { expect, test } from "vitest"
import { Draw } from "../../test/columns/draw.ts"
import { drawText } from "../../test/columns/draw-text.ts"
import { collate } from "../query/collate.ts"
import { foldText } from "../query/fold-text.ts"
import { cutText } from "../query/sort-key.ts"
import { TextColumn } from "./text-column.ts"
import { TextOrder } from "./text-order.ts"

function orderOf(column: TextColumn): { order: TextOrder; steps: number } {
  const order = new TextOrder(column)
  let steps = 0
  for (const _ of order.build()) steps++
  return { order, steps }
}

/** Whether the order puts two rows as their texts collate; ranks between two others leave it to the texts. */
function isTrue(order: TextOrder, texts: readonly string[], a: number, b: number): boolean {
  const [rankA, rankB] = [order.rank(a), order.rank(b)]
  const [textA, textB] = [cutText(texts[a]!), cutText(texts[b]!)]
  if (textA === "" || textB === "") return (rankA === Infinity) === (textA === "")
  if (rankA === rankB) return !Number.isInteger(rankA) || collate(textA, textB) === 0
  return Math.sign(rankA - rankB) === Math.sign(collate(textA, textB))
}

test("ranks stay true while texts change, come and go, and a cursor's text finds its place", () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const draw = new Draw(seed)
  const newText = () => (draw.chance(0.1) ? "" : foldText(drawText(draw)))
  const texts = draw.list(400, newText)
  const column = new TextColumn()
  for (const [row, text] of texts.entries()) column.set(row, text)
  const { order } = orderOf(column)
  for (let change = 0; change < 300; change++) {
    const row = draw.chance(0.2) ? texts.length : draw.int(0, texts.length - 1)
    const text = draw.chance(0.3) ? draw.pick(texts) : newText()
    const former = row < texts.length ? order.textOf(row) : ""
    texts[row] = text
    column.set(row, text)
    expect(order.change(row, former), `seed ${seed}`).toBe(true)
    for (let other = 0; other < texts.length; other++)
      if (!isTrue(order, texts, row, other))
        expect.fail(`seed ${seed}: ${JSON.stringify([texts[row], texts[other]])} after ${change} changes`)
    const key = cutText(draw.pick(texts))
    const place = order.rankOf(key)
    for (const [at, each] of texts.entries()) {
      if (each === "" || key === "" || order.rank(at) === place) continue
      const side = Math.sign(collate(cutText(each), key))
      expect(Math.sign(order.rank(at) - place), `seed ${seed}: ${JSON.stringify([each, key])}`).toBe(side)
    }
  }
})

test.each(["", "Quarterly report on the ", "Rechnung für "])(
  "texts that all start with %j are in order",
  (start) => {
    const texts = Array.from(
      { length: 500 },
      (_, at) => `${start}${(at * 7919) % 500} of ${"abcdefgh".slice(at % 8)}`,
    )
    const column = new TextColumn()
    for (const [row, text] of texts.entries()) column.set(row, foldText(text))
    const { order } = orderOf(column)
    const rows = texts.map((_, row) => row)
    const byRank = [...rows].sort((a, b) => order.rank(a) - order.rank(b))
    expect(byRank).toEqual([...rows].sort((a, b) => collate(order.textOf(a), order.textOf(b))))
  },
)

test("is of no more use after a thousand changes", () => {
  const column = new TextColumn()
  for (let row = 0; row < 1_100; row++) column.set(row, `text ${row}`)
  const { order } = orderOf(column)
  const changed = Array.from({ length: 1_001 }, (_, row) => {
    column.set(row, "other")
    return order.change(row, `text ${row}`)
  })
  expect(changed.indexOf(false)).toBe(1_000)
})

test("the same row changed over and over does not wear it out", () => {
  const column = new TextColumn()
  for (let row = 0; row < 10; row++) column.set(row, `text ${row}`)
  const { order } = orderOf(column)
  for (let change = 0; change < 3_000; change++) {
    const former = order.textOf(4)
    column.set(4, `text ${change % 9}.5`)
    expect(order.change(4, former)).toBe(true)
  }
  expect(order.rank(4)).toBe(2.5)
})

test("sorts a little at each step", () => {
  const column = new TextColumn()
  for (let row = 0; row < 5_000; row++) column.set(row, `text ${(row * 7_919) % 5_000}`)
  const { order, steps } = orderOf(column)
  expect(steps).toBeGreaterThan(40)
  expect(order.rank(0)).toBe(0)
})
