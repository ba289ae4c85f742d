import type { OpenedStore, Snapshot } from "@inkling/store"
import { expect, test } from "vitest"
import { StaleSnapshot } from "../columns/stale-snapshot.ts"
import { isRowsOnly, readFresh } from "./read-fresh.ts"

const store = {
  read: (ws: number, job: (tx: Snapshot) => Promise<unknown>) => job({ ws } as Snapshot),
} as unknown as OpenedStore

test("a read whose snapshot is too old begins anew, and in the end does without memory", async () => {
  const seen: boolean[] = []
  const answer = await readFresh(store, 1, async (tx) => {
    seen.push(isRowsOnly(tx))
    if (!isRowsOnly(tx)) throw new StaleSnapshot()
    return "from rows"
  })
  expect(answer).toBe("from rows")
  expect(seen).toEqual([false, false, false, false, false, false, false, true])
})

test("other failures are not tried again", async () => {
  let attempts = 0
  const failing = readFresh(store, 1, async () => {
    attempts++
    throw new Error("broken")
  })
  await expect(failing).rejects.toThrow("broken")
  expect(attempts).toBe(1)
})
