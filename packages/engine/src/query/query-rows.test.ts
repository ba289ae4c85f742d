import { describe, expect, test } from "vitest"
import { buildContext, buildRows, buildSchema, names } from "../../test/build-query.ts"
import { seededRandom } from "../ids/random.ts"
import type { Property, PropertyType } from "../properties/property.ts"
import { compareRows } from "./compare-rows.ts"
import { type Cursor, decodeCursor, encodeCursor, hmacSigner } from "./cursor.ts"
import { matches } from "./evaluate-filter.ts"
import { parseFilter } from "./parse-filter.ts"
import { parseSorts } from "./parse-sorts.ts"
import { queryRows, type RowPage } from "./query-rows.ts"
import type { Rank } from "./rank.ts"
import type { Row } from "./row.ts"

const schema = buildSchema({
  Title: "title",
  Count: "number",
  Done: "checkbox",
  Tags: ["multi_select", "a", "b", "c"],
  Due: "date",
})
type Random = (bound: number) => number

function randomValues(random: Random) {
  const pick = <T>(items: readonly T[]) => items[random(items.length)]!
  return {
    Title: pick(["", "Item 1", "item 1", "Item 2", "Item 10", "Zoë", "zoe"]),
    Count: pick([null, -1, 0, 0.5, 3]),
    Done: pick([true, false]),
    Tags: pick([[], ["a"], ["b", "a"], ["c"]]),
    Due: pick([null, "2026-06-26", "2026-06-27", "2026-06-27T12:30+02:00"]),
  }
}

function randomWorld(seed: number) {
  const random = seededRandom(seed)
  const specs = Array.from({ length: 60 + random(120) }, () => ({
    values: randomValues(random),
    createdAtMs: 1_782_000_000_000 + random(40),
    editedAtMs: 1_782_000_000_000 + random(40),
  }))
  const columns = ["Title", "Count", "Done", "Tags", "Due"]
  const sorts = Array.from({ length: random(4) }, () => {
    const direction = random(2) === 0 ? ("ascending" as const) : ("descending" as const)
    const at = random(columns.length + 1)
    return at < columns.length
      ? { property: columns[at]!, direction }
      : { timestamp: "last_edited_time" as const, direction }
  })
  const filters = [
    undefined,
    { property: "Done", checkbox: { equals: true } },
    {
      or: [
        { property: "Tags", multi_select: { contains: "a" } },
        { property: "Count", number: { less_than: 1 } },
      ],
    },
    {
      and: [
        { property: "Due", date: { past_week: {} } },
        { property: "Title", title: { contains: "ITEM" } },
      ],
    },
  ]
  return {
    random,
    rows: buildRows(schema, specs),
    sorts: parseSorts(sorts, schema),
    filter: parseFilter(filters[random(filters.length)], schema, buildContext()),
  }
}

async function* slowly(rows: readonly Row[]) {
  for (const row of rows) yield row
}

const newSeed = () => Math.floor(Math.random() * 2 ** 31)
const ids = (rows: readonly Row[]) => rows.map((row) => row.pk)

test("pages of any size join to the whole result in order", async () => {
  const first = newSeed()
  for (let seed = first; seed < first + 60; seed++) {
    const { random, rows, sorts, filter } = randomWorld(seed)
    const whole = rows
      .filter((row) => matches(filter, row, names))
      .sort((a, b) => compareRows(sorts, a, b, names))

    const seen: Row[] = []
    let after: Rank | null = null
    do {
      const limit = 1 + random(100)
      const page: RowPage<Row> = await queryRows(slowly(rows), { filter, sorts, after, limit }, names)
      expect(page.matchCount, `seed ${seed}`).toBe(whole.length)
      expect(page.rows.length, `seed ${seed}`).toBeLessThanOrEqual(limit)
      if (page.next !== null) expect(page.rows.length, `seed ${seed}`).toBe(limit)
      seen.push(...page.rows)
      after = page.next
    } while (after !== null)
    expect(ids(seen), `seed ${seed}`).toEqual(ids(whole))
  }
})

test("a row that keeps its match and its keys comes exactly once, whatever else changes between pages", async () => {
  const sign = hmacSigner("secret")
  const first = newSeed()
  for (let seed = first; seed < first + 60; seed++) {
    const { random, rows, sorts, filter } = randomWorld(seed)
    const steady = rows.filter((_, index) => index % 2 === 0 && matches(filter, rows[index]!, names))
    let live = rows
    const counts = new Map<number, number>()
    let cursor: Cursor | undefined
    for (let round = 0; round < 1_000; round++) {
      const query = { filter, sorts, after: cursor?.rank ?? null, limit: 1 + random(12) }
      const page = await queryRows(live, query, names)
      for (const row of page.rows) counts.set(row.pk, (counts.get(row.pk) ?? 0) + 1)
      if (page.next === null) break
      // The cursor travels as text between pages.
      const made: Cursor = { epoch: "e", query: "q", now: 0, returnedCount: 0, rank: page.next }
      cursor = decodeCursor(encodeCursor(made, sign), made, sign)
      expect(cursor?.rank, `seed ${seed}`).toEqual(page.next)
      live = edit(live, new Set(steady), random)
    }
    const repeated = steady.map((row) => counts.get(row.pk))
    expect(repeated, `seed ${seed}`).toEqual(steady.map(() => 1))
  }
})

/** Changes, removes and adds rows, the steady ones apart. */
function edit(rows: readonly Row[], steady: ReadonlySet<Row>, random: Random): Row[] {
  const changed = rows.flatMap((row): Row[] => {
    if (steady.has(row) || random(3) > 0) return [row]
    if (random(2) === 0) return []
    const [other] = buildRows(schema, [{ values: randomValues(random), createdAtMs: row.createdAtMs }])
    return [{ ...row, values: other!.values, editedAtMs: row.editedAtMs + random(50) }]
  })
  const [added] = buildRows(schema, [{ values: randomValues(random) }])
  return [
    ...changed,
    { ...added!, pk: 10_000 + random(1_000_000), createdAtMs: 1_782_000_000_000 + random(40) },
  ]
}

describe("long texts", () => {
  const texts: Property[] = buildSchema({ Title: "title" as PropertyType })

  test("sort by their beginning, so that cursors stay short", async () => {
    const long = "x".repeat(199)
    const rows = buildRows(texts, [
      { values: { Title: `${long}\u{1f600} b` } },
      { values: { Title: `${long}\u{1f600} a` } },
      { values: { Title: `${long}a`.repeat(50) } },
    ])
    const sorts = parseSorts([{ property: "Title", direction: "ascending" }], texts)
    const filter = parseFilter(undefined, texts, buildContext())
    const page = await queryRows(rows, { filter, sorts, after: null, limit: 1 }, names)
    expect(ids(page.rows)).toEqual([2])
    expect(page.next?.keys).toEqual([long])
    const rest = await queryRows(rows, { filter, sorts, after: page.next, limit: 5 }, names)
    expect(ids(rest.rows)).toEqual([1, 3])
  })
})

test("ordered rows are read no further than the page needs", async () => {
  const rows = buildRows(
    schema,
    Array.from({ length: 50 }, () => ({})),
  ).reverse()
  let read = 0
  function* counted() {
    for (const row of rows) {
      read++
      yield row
    }
  }
  const query = { filter: parseFilter(undefined, schema, buildContext()), sorts: [], after: null, limit: 10 }
  const page = await queryRows(counted(), { ...query, isOrdered: true }, names)
  expect(ids(page.rows)).toEqual(ids(rows.slice(0, 10)))
  expect(page).toMatchObject({ matchCount: undefined, next: { pk: 41 } })
  expect(read).toBe(11)
})
