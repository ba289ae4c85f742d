import { describe, expect, test } from "vitest"
import type { IdKind } from "./ids.ts"
import { seededIds, systemIds } from "./new-ids.ts"
import { parseUuid } from "./parse-uuid.ts"

const TIMED: IdKind[] = [
  "page",
  "block",
  "data_source",
  "view",
  "file_upload",
  "comment",
  "discussion",
  "user",
  "other",
]
const at = (ms: number) => ({ now: () => ms })

test("the first three digits count days since 2024, as in recorded ids", () => {
  const dayOf = (date: string) =>
    seededIds(1, at(Date.parse(date)))
      .uuid("page")
      .slice(0, 3)
  expect(dayOf("2026-06-27T04:53:00Z")).toBe("38c")
  expect(dayOf("2026-06-18T17:51:00Z")).toBe("383")
  expect(dayOf("2025-10-21T23:01:00Z")).toBe("293")
  expect(dayOf("2024-01-01T00:00:00Z")).toBe("000")
})

test.each(TIMED)("a %s has version 8 and its kind's mark", (kind) => {
  const id = systemIds({ now: Date.now }).uuid(kind)
  expect(parseUuid(id)).toBe(id)
  expect(id.slice(14, 16)).toBe("81")
  const mark = {
    data_source: "000b",
    view: "000c",
    file_upload: "00b2",
    comment: "001d",
    discussion: "001c",
    user: "0002",
  }
  const expected: string | undefined = mark[kind as keyof typeof mark]
  if (expected === undefined) expect("cdef").toContain(id[24])
  else expect(id.slice(24, 28)).toBe(expected)
})

test.each<IdKind>(["database", "option"])("a %s has version 4", (kind) => {
  const id = systemIds({ now: Date.now }).uuid(kind)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

describe("order", () => {
  test.each(TIMED)("ids of a %s sort by creation, within one millisecond too", (kind) => {
    let ms = Date.UTC(2026, 5, 27, 23, 59, 59, 990)
    const ids = seededIds(5, { now: () => ms })
    const made: string[] = []
    for (let i = 0; i < 3_000; i++) {
      if (i % 150 === 149) ms += 1
      made.push(ids.uuid(kind))
    }
    expect(made).toEqual(made.toSorted())
    expect(new Set(made).size).toBe(made.length)
  })

  test("a clock set back does not turn the order around", () => {
    let ms = Date.UTC(2026, 0, 2)
    const ids = seededIds(5, { now: () => ms })
    const first = ids.uuid("page")
    ms -= 3_600_000
    expect(ids.uuid("page") > first).toBe(true)
  })

  test("a full millisecond runs over into the next", () => {
    // A source of randomness that always answers the most takes the largest steps.
    const ids = systemIds(at(Date.UTC(2026, 0, 2)), (bound) => bound - 1)
    let last = ids.uuid("view")
    for (let i = 0; i < 70_000; i++) {
      const next = ids.uuid("view")
      if (next <= last) throw new Error(`${next} came after ${last}`)
      last = next
    }
    expect(parseUuid(last)).toBe(last)
  })
})

test("equal seeds and clocks give equal ids", () => {
  const take = (seed: number) => {
    const ids = seededIds(seed, at(1_800_000_000_000))
    return [ids.uuid("page"), ids.uuid("option"), ids.propertyId(new Set())]
  }
  expect(take(9)).toEqual(take(9))
  expect(take(9)).not.toEqual(take(10))
})
