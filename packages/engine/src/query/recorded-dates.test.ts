// Date queries that were recorded against Notion on Saturday 2026-06-27 at about 17:01 UTC, on rows made around that
// moment.

import { describe, expect, test } from "vitest"
import { buildContext, buildRows, buildSchema, queryTitles } from "../../test/build-query.ts"

const schema = buildSchema({ Name: "title", Date: "date" })
const CREATED = Date.UTC(2026, 5, 27, 17, 1, 20)
const dated = (Name: string, start: string | null) => ({
  values: { Name, Date: start },
  createdAtMs: CREATED,
})
const rows = buildRows(schema, [
  dated("none", null),
  dated("now", "2026-06-27T18:01:15.5+01:00"),
  dated("week before", "2026-06-20T18:01:15.5+01:00"),
  dated("month before", "2026-05-27T18:01:15.5+01:00"),
  dated("year before", "2025-06-27T18:01:15.5+01:00"),
  dated("week after", "2026-07-04T18:01:15.5+01:00"),
  dated("month after", "2026-07-27T18:01:15.5+01:00"),
  dated("year after", "2027-06-27T18:01:15.5+01:00"),
])
const context = buildContext({ now: Date.UTC(2026, 5, 27, 17, 5) })
const run = (filter: unknown) => queryTitles(schema, rows, { filter }, context)

const BEFORE = ["year before", "month before", "week before"]
const AFTER = ["year after", "month after", "week after"]
const ALL = [...AFTER, ...BEFORE, "now", "none"]

describe("against the row's own minute, with seconds in the operand", () => {
  const NOW = "2026-06-27T18:01:15.377824+01:00"
  test.each([
    [{ is_empty: true }, ["none"]],
    [{ is_not_empty: true }, [...AFTER, ...BEFORE, "now"]],
    [{ equals: NOW }, ["now"]],
    [{ before: NOW }, BEFORE],
    [{ on_or_before: NOW }, [...BEFORE, "now"]],
    [{ after: NOW }, AFTER],
    [{ on_or_after: NOW }, [...AFTER, "now"]],
  ])("%j", async (date, expected) => {
    expect(await run({ property: "Date", date })).toEqual(expected)
  })
})

describe("relative windows", () => {
  test.each([
    ["this_week", ["now"]],
    ["past_week", ["week before", "now"]],
    ["past_month", ["month before", "week before", "now"]],
    ["past_year", [...BEFORE, "now"]],
    ["next_week", ["week after", "now"]],
    ["next_month", ["month after", "week after", "now"]],
    ["next_year", [...AFTER, "now"]],
  ])("%s", async (window, expected) => {
    expect(await run({ property: "Date", date: { [window]: {} } })).toEqual(expected)
  })
})

describe.each(["created_time", "last_edited_time"])("the timestamp %s", (timestamp) => {
  test.each([
    [{ on_or_before: "2026-06-27T18:06:15.377824+01:00" }, ALL],
    [{ on_or_before: "2026-06-27T17:56:15.377824+01:00" }, []],
    [{ this_week: {} }, ALL],
    [{ is_empty: true }, []],
    [{ equals: "2026-06-27T17:56:15.377824+01:00" }, []],
  ])("%j", async (condition, expected) => {
    expect(await run({ timestamp, [timestamp]: condition })).toEqual(expected)
  })
})
