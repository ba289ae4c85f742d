import { expect, test } from "vitest"
import { compareColumns } from "../../test/columns/column-case.ts"

const newSeed = () => Math.floor(Math.random() * 2 ** 31)

test("columns find what the row evaluator finds, page by page, whatever is edited in between", async () => {
  const first = newSeed()
  let pages = 0
  for (let seed = first; seed < first + 1_000; seed++) pages += (await compareColumns(seed)).pages
  expect(pages, `first seed ${first}`).toBeGreaterThan(2_000)
}, 60_000)
