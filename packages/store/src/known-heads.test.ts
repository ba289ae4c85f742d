import { expect, test } from "vitest"
import { KnownHeads } from "./known-heads.ts"

const head = (seq: number) => ({ seq, treeSeq: 0, epoch: "e" })

test("a head is known from what was read or committed last", async () => {
  const heads = new KnownHeads()
  expect(heads.get(1)).toBeUndefined()
  await heads.learn(1, async () => head(3))
  expect(heads.get(1)).toEqual(head(3))
  heads.committed(1, head(4))
  expect(heads.get(1)).toEqual(head(4))
  expect(heads.get(2)).toBeUndefined()
})

test("a read that a commit overtakes does not put the older head back", async () => {
  const heads = new KnownHeads()
  const read = Promise.withResolvers<ReturnType<typeof head>>()
  const learning = heads.learn(1, () => read.promise)
  heads.committed(1, head(4))
  read.resolve(head(3))
  expect(await learning).toEqual(head(3))
  expect(heads.get(1)).toEqual(head(4))
})

test("after a commit that failed nothing is known, whatever was being read", async () => {
  const heads = new KnownHeads()
  heads.committed(1, head(4))
  const read = Promise.withResolvers<ReturnType<typeof head>>()
  const learning = heads.learn(1, () => read.promise)
  heads.forget(1)
  read.resolve(head(4))
  await learning
  expect(heads.get(1)).toBeUndefined()
})
