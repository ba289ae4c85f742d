import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { dialects, openTestStore, type TestStore } from "./testing.ts"

for (const dialect of dialects)
  describe(`basics on ${dialect}`, () => {
    let test: TestStore
    beforeEach(async () => {
      test = await openTestStore(dialect)
    })
    afterEach(() => test.close())
    it("starts empty", async () => {
      expect((await test.store.head(test.ws)).seq).toBe(0)
    })
  })
