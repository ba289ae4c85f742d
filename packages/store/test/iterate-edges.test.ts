import { insertPages, iterateEdges, replaceEdges } from "@inkling/store"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { pageRow } from "./build.ts"
import { dialects, openTestStore, type TestStore } from "./testing.ts"

const property = 5
/** Links of each page: none, few, and more than are read at a time. */
const counts: readonly [pk: number, links: number][] = [
  [2, 0],
  [3, 7],
  [4, 2_500],
  [5, 1_000],
  [6, 3],
]
const target = (n: number) => 1_000 + n

describe.each(dialects)("links of several pages on %s", (dialect) => {
  let test: TestStore
  beforeAll(async () => {
    test = await openTestStore(dialect)
    await test.store.write(test.ws, { actor: null }, async (tx) => {
      const pks = [...counts.map(([pk]) => pk), ...Array.from({ length: 2_500 }, (_, n) => target(n))]
      await insertPages(
        tx,
        pks.map((pk) => pageRow(test.ws, pk)),
      )
      for (const [pk, links] of counts)
        await replaceEdges(
          tx,
          property,
          pk,
          Array.from({ length: links }, (_, n) => target(n)),
        )
    })
  })
  afterAll(() => test.close())

  it("come in chunks, page by page and in order", async () => {
    const sizes: number[] = []
    const found = new Map<number, number[]>()
    await test.store.read(test.ws, async (tx) => {
      for await (const edges of iterateEdges(
        tx,
        property,
        counts.map(([pk]) => pk),
      )) {
        sizes.push(edges.length)
        for (const edge of edges)
          found.set(edge.source_pk, [...(found.get(edge.source_pk) ?? []), edge.target_pk])
      }
    })
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000)
    for (const [pk, links] of counts)
      expect(found.get(pk) ?? [], `page ${pk}`).toEqual(Array.from({ length: links }, (_, n) => target(n)))
  })
})
