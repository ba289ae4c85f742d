import { expect, it } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import { modern } from "../../kit/matrix.ts"
import { holdsVectors, on } from "../../kit/vectors.ts"

const date = (start: string, end?: string) => ({
  D: { date: end === undefined ? { start } : { start, end } },
})

eachSdk("filters on dates", (kit) => {
  holdsVectors(
    kit,
    () => ({ D: { date: {} } }),
    () => ({
      none: {},
      early: date("1981-11-23T07:02:00Z"),
      day: date("2024-11-25"),
      noon: date("2024-11-25T12:08:00Z"),
      late: date("2031-01-01", "2031-02-01"),
    }),
    [
      [on("D", "date", "equals", "2024-11-25"), ["day", "noon"]],
      [on("D", "date", "equals", "2024-11-25T12:08:30Z"), ["noon"]],
      [on("D", "date", "equals", "2024-11-25T13:08:00+01:00"), ["noon"]],
      [on("D", "date", "before", "2024-11-25"), ["early"]],
      [on("D", "date", "after", "2024-11-25"), ["late"]],
      [on("D", "date", "on_or_before", "2024-11-25"), ["early", "day", "noon"]],
      [on("D", "date", "on_or_after", "2024-11-25"), ["day", "noon", "late"]],
      [on("D", "date", "on_or_before", "1981-11-25"), ["early"]],
      [on("D", "date", "after", "2024-11-25T12:08:00Z"), ["late"]],
      [on("D", "date", "on_or_after", "2024-11-25T12:08:59Z"), ["noon", "late"]],
      [on("D", "date", "is_empty", true), ["none"]],
      [on("D", "date", "is_not_empty", true), ["early", "day", "noon", "late"]],
    ],
  )
})

const dayMs = 86_400_000

eachSdk("filters on dates around today", (kit) => {
  // A day away from every edge, so that a run across midnight changes nothing.
  const offsets = {
    "last year": -300,
    "last month": -20,
    "last week": -4,
    "next week": 4,
    "next month": 20,
    "next year": 300,
  }
  const day = (offset: number) => new Date(kit.target.nowMs() + offset * dayMs).toISOString().slice(0, 10)
  holdsVectors(
    kit,
    () => ({ D: { date: {} } }),
    () => ({
      none: {},
      today: date(day(0)),
      ...Object.fromEntries(Object.entries(offsets).map(([name, offset]) => [name, date(day(offset))])),
    }),
    [
      [on("D", "date", "past_week", {}), ["today", "last week"]],
      [on("D", "date", "past_month", {}), ["today", "last week", "last month"]],
      [on("D", "date", "past_year", {}), ["today", "last week", "last month", "last year"]],
      [on("D", "date", "next_week", {}), ["today", "next week"]],
      [on("D", "date", "next_month", {}), ["today", "next week", "next month"]],
      [on("D", "date", "next_year", {}), ["today", "next week", "next month", "next year"]],
    ],
  )

  it("finds today in this week", async () => {
    const table = await kit.table({ D: { date: {} } })
    await table.rows({ today: date(day(0)), before: date(day(-8)), after: date(day(8)) })
    expect(await table.matching(on("D", "date", "this_week", {}))).toEqual(["today"])
  })
})

eachSdk(
  "filters on dates by words",
  (kit) => {
    const day = (offset: number) => new Date(kit.target.nowMs() + offset * dayMs).toISOString().slice(0, 10)
    holdsVectors(
      kit,
      () => ({ D: { date: {} } }),
      () => ({
        yesterday: date(day(-1)),
        today: date(day(0)),
        tomorrow: date(day(1)),
        week: date(day(7)),
      }),
      [
        [on("D", "date", "equals", "today"), ["today"]],
        [on("D", "date", "equals", "yesterday"), ["yesterday"]],
        [on("D", "date", "after", "tomorrow"), ["week"]],
        [on("D", "date", "before", "today"), ["yesterday"]],
        [on("D", "date", "on_or_after", "today"), ["today", "tomorrow", "week"]],
        [on("D", "date", "equals", "one_week_from_now"), ["week"]],
        [on("D", "date", "after", "one_week_ago"), ["yesterday", "today", "tomorrow", "week"]],
        [on("D", "date", "before", "one_month_from_now"), ["yesterday", "today", "tomorrow", "week"]],
      ],
    )
  },
  modern,
)

eachSdk("filters on timestamps", (kit) => {
  const stamp = (timestamp: string, operator: string, value: unknown) => ({
    timestamp,
    [timestamp]: { [operator]: value },
  })
  const vectors = ["created_time", "last_edited_time"].flatMap((name) => [
    [stamp(name, "on_or_after", "2020-01-01"), ["a", "b"]] as const,
    [stamp(name, "before", "2020-01-01T00:00:00Z"), []] as const,
    [stamp(name, "past_week", {}), ["a", "b"]] as const,
    [stamp(name, "is_empty", true), []] as const,
    [stamp(name, "is_not_empty", true), ["a", "b"]] as const,
  ])
  const { table } = holdsVectors(
    kit,
    () => ({ Made: { created_time: {} }, Edited: { last_edited_time: {} } }),
    () => ({ a: {}, b: {} }),
    [
      ...vectors,
      [on("Made", "created_time", "past_week", {}), ["a", "b"]],
      [on("Edited", "last_edited_time", "after", "2020-01-01"), ["a", "b"]],
      [on("Edited", "last_edited_time", "before", "2020-01-01"), []],
    ],
  )

  it("compares to the minute", async () => {
    const [row] = (await table().query()).results
    const made = String(row?.["created_time"])
    expect(await table().matching(stamp("created_time", "on_or_before", made))).not.toEqual([])
    expect(await table().matching(stamp("created_time", "equals", made))).toContain("b")
  })
})
