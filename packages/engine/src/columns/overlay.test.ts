import { expect, test } from "vitest"
import { blockRows } from "./block.ts"
import { Overlay } from "./overlay.ts"

test("keeps the last value of each row, and each row once in its block", () => {
  const overlay = new Overlay<string>()
  overlay.set(0, "a")
  overlay.set(blockRows - 1, "b")
  overlay.set(blockRows, "c")
  overlay.set(0, "d")
  expect(overlay.size).toBe(3)
  expect([overlay.get(0), overlay.get(1), overlay.get(blockRows)]).toEqual(["d", undefined, "c"])
  expect(overlay.inBlock(0)).toEqual([0, blockRows - 1])
  expect(overlay.inBlock(1)).toEqual([blockRows])
  expect(overlay.inBlock(2)).toEqual([])
})

test("a row set twice counts once", () => {
  const overlay = new Overlay<undefined | string>()
  overlay.set(5, "")
  overlay.set(5, "")
  expect([overlay.size, overlay.inBlock(0)]).toEqual([1, [5]])
})
