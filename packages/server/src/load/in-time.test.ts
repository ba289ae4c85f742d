import type { Snapshot } from "@inkling/store"
import { expect, test } from "vitest"
import { inTime, markLate } from "./in-time.ts"

test("a scan stops at the next chunk once nobody waits for it", async () => {
  const [tx, other] = [{} as Snapshot, {} as Snapshot]
  async function* chunks() {
    yield* [1, 2, 3]
  }
  const seen: number[] = []
  const scan = async (of: Snapshot) => {
    for await (const chunk of inTime(of, chunks())) {
      seen.push(chunk)
      if (chunk === 2) markLate(tx)
    }
  }
  await expect(scan(tx)).rejects.toMatchObject({ code: "service_unavailable" })
  expect(seen).toEqual([1, 2])
  await scan(other)
  expect(seen).toEqual([1, 2, 1, 2, 3])
})
