// Queries over formulas and rollups that were recorded against Notion in June 2026, over HTTP on rows of our own with
// the same shape: the results and their order are Notion's.

import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { makeDatabase, makeRow, patchColumns, queryRows } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { titleOf } from "../../../test/wire.ts"

describe.each(dialects)("recorded queries over computed columns on %s", (dialect) => {
  let server: TestServer
  let source: string
  const [early, late] = ["1981-11-23T07:02:00Z", "2024-11-25T14:08:00Z"]

  beforeAll(async () => {
    server = await startServer(dialect)
    source = (
      await makeDatabase(server, "Parts", {
        Number: { number: {} },
        Date: { date: {} },
        Says: { formula: { expression: 'prop("Name")' } },
        Counts: { formula: { expression: 'if(prop("Name") == "Part 2", 1, 42)' } },
        Holds: { formula: { expression: 'prop("Name") == "Part 1"' } },
        When: { formula: { expression: `parseDate("${late}")` } },
      })
    ).dataSourceId
    await patchColumns(server, source, {
      Uses: { relation: { data_source_id: source, single_property: {} } },
    })
    const over = (target: string, name: string) => ({
      rollup: { relation_property_name: "Uses", rollup_property_name: target, function: name },
    })
    await patchColumns(server, source, {
      Most: over("Number", "max"),
      First: over("Date", "earliest_date"),
      Names: over("Name", "show_original"),
      Dates: over("Date", "show_original"),
      Numbers: over("Number", "show_original"),
    })
    const rows: Json[] = []
    for (const [number, start] of [
      [42, late],
      [72, early],
      [12, late],
    ] as const) {
      server.advance(1000)
      const uses = rows.map(({ id }) => ({ id }))
      rows.push(
        await makeRow(server, source, `Part ${rows.length + 1}`, {
          Number: { number },
          Date: { date: { start } },
          Uses: { relation: uses },
        }),
      )
    }
  })
  afterAll(() => server.close())

  const titles = async (filter: object) =>
    (await queryRows(server, source, { filter })).map((row) => titleOf(row).replace("Part ", "")).join(" ")

  test.each([
    [{ property: "Says", formula: { string: { equals: "Part 1" } } }, "1"],
    [{ property: "Counts", formula: { number: { equals: 1 } } }, "2"],
    [{ property: "Holds", formula: { checkbox: { equals: true } } }, "1"],
    [{ property: "When", formula: { date: { equals: late } } }, "3 2 1"],
    [{ property: "Says", formula: { string: { contains: "1" } } }, "1"],
    [{ property: "Says", formula: { string: { starts_with: "Part" } } }, "3 2 1"],
    [{ property: "Says", formula: { string: { is_empty: true } } }, ""],
    [{ property: "Counts", formula: { number: { is_empty: true } } }, ""],
    [{ property: "When", formula: { date: { is_empty: true } } }, ""],
    [{ property: "Counts", formula: { number: { less_than_or_equal_to: 42 } } }, "3 2 1"],
    [{ property: "When", formula: { date: { on_or_after: "2024-11-23" } } }, "3 2 1"],
    [{ property: "When", formula: { date: { next_week: {} } } }, ""],
    [{ property: "Names", rollup: { any: { rich_text: { equals: "Part 1" } } } }, "3 2"],
    [{ property: "Names", rollup: { any: { rich_text: { contains: "Part 1" } } } }, "3 2"],
    [{ property: "Names", rollup: { every: { rich_text: { starts_with: "Part" } } } }, "3 2"],
    [{ property: "Names", rollup: { none: { rich_text: { is_empty: true } } } }, "3 2 1"],
    [{ property: "First", rollup: { date: { is_empty: true } } }, "1"],
    [{ property: "First", rollup: { date: { equals: "2024-11-25" } } }, "2"],
    [{ property: "First", rollup: { date: { before: "2024-11-25" } } }, "3"],
    [{ property: "First", rollup: { date: { past_week: {} } } }, ""],
    [{ property: "First", rollup: { date: { on_or_before: "1981-11-25" } } }, "3"],
    [{ property: "Dates", rollup: { any: { date: { past_week: {} } } } }, ""],
    [{ property: "Most", rollup: { number: { is_empty: true } } }, "1"],
    [{ property: "Most", rollup: { number: { equals: 42 } } }, "2"],
    [{ property: "Most", rollup: { number: { greater_than: 42 } } }, "3"],
    [{ property: "Numbers", rollup: { any: { number: { less_than_or_equal_to: 42 } } } }, "3 2"],
  ])("%j finds %s", async (filter, found) => {
    expect(await titles(filter)).toBe(found)
  })
})
