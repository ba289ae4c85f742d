import { beforeAll, it } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import { invalid } from "../../kit/failure.ts"
import type { Args } from "../../kit/notion.ts"
import type { Table } from "../../kit/table.ts"
import { on } from "../../kit/vectors.ts"

const one = on("N", "number", "equals", 1)
const nested = (depth: number): Args => (depth === 0 ? one : { and: [nested(depth - 1)] })

/** What no query may ask. Source: the docs, reported sentences. */
const refused: readonly [name: string, args: Args, message?: RegExp][] = [
  [
    "a property that is not there",
    { filter: on("Nope", "number", "equals", 1) },
    /Could not find property with name or id: Nope/,
  ],
  [
    "a filter of another type",
    { filter: on("N", "select", "equals", "x") },
    /database property number does not match filter select/,
  ],
  ["an unknown operator", { filter: on("N", "number", "resembles", 1) }, /body\.filter/],
  ["a number that is text", { filter: on("N", "number", "equals", "1") }, /body\.filter/],
  ["an unknown key", { filter: { property: "N", nonsense: {} } }, /body\.filter/],
  ["a filter without a condition", { filter: { property: "N" } }, /body\.filter/],
  ["is_empty of false", { filter: on("N", "number", "is_empty", false) }, /body\.filter/],
  ["three levels", { filter: nested(3) }, /body\.filter/],
  ["101 conditions", { filter: { and: Array.from({ length: 101 }, () => one) } }, /should be ≤ `100`/],
  ["a date that is none", { filter: on("D", "date", "equals", "someday") }],
  [
    "a sort by a property that is not there",
    { sorts: [{ property: "Nope", direction: "ascending" }] },
    /Could not find sort property with name or id: Nope/,
  ],
  ["a sort without a direction", { sorts: [{ property: "N" }] }, /body\.sorts\[0\]/],
  ["a sort in no direction", { sorts: [{ property: "N", direction: "sideways" }] }, /body\.sorts\[0\]/],
  [
    "sorts that are no list",
    { sorts: { property: "N", direction: "ascending" } },
    /body\.sorts should be an array/,
  ],
  ["a page size over 100", { page_size: 101 }, /page_size should be ≤ `100`/],
  ["a page size of none", { page_size: 0 }, /page_size/],
  ["a cursor that nobody gave", { start_cursor: "nonsense" }],
]

eachSdk("queries that are refused", (kit) => {
  let table: Table

  beforeAll(async () => {
    table = await kit.table({ N: { number: {} }, D: { date: {} } })
    await table.row("Row")
  })

  it.each(refused)("refuses %s", async (_, args, message) => {
    await kit.refuses(table.query(args), invalid(message))
  })

  it("refuses a cursor of another query", async () => {
    await table.row("Another")
    const first = await table.query({ page_size: 1 })
    const other = await kit.table()
    await other.row("Row")
    await kit.refuses(other.query({ start_cursor: first.next_cursor }), invalid())
  })
})
