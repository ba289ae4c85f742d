import { expect, test } from "vitest"
import { DerivedCase } from "../../test/columns/derived-case.ts"
import { Draw } from "../../test/columns/draw.ts"

const newSeed = () => Math.floor(Math.random() * 2 ** 31)

test("derived columns find what the row evaluator finds, whatever changes in between", async () => {
  const first = newSeed()
  let pages = 0
  for (let seed = first; seed < first + 300; seed++) {
    const one = new DerivedCase(new Draw(seed))
    for (let round = 0; round < 8; round++) {
      await one.compare().catch((error: Error) => {
        throw new Error(`seed ${seed}, round ${round}: ${error.message}`, { cause: error })
      })
      one.edit()
    }
    pages += one.pageCount
  }
  expect(pages, `first seed ${first}`).toBeGreaterThan(2_000)
}, 60_000)
