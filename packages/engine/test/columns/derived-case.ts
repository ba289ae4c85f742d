// One case: rows with one formula of each kind, made up from a number of their own and those of the pages they read;
// queries over derived columns are compared with the row evaluator, with edits in between.

import type { ColumnRow } from "../../src/columns/column-row.ts"
import { ColumnTable } from "../../src/columns/column-table.ts"
import { deriveQuery } from "../../src/columns/derive-query.ts"
import { DerivedColumn } from "../../src/columns/derived-column.ts"
import { type DerivedKind, derivedProperty } from "../../src/columns/derived-property.ts"
import type { DerivedValue } from "../../src/columns/derived-value.ts"
import { queryColumns } from "../../src/columns/query-columns.ts"
import { textSorts } from "../../src/columns/sort-level.ts"
import type { Property } from "../../src/properties/property.ts"
import { matches } from "../../src/query/evaluate-filter.ts"
import { parseFilter } from "../../src/query/parse-filter.ts"
import { parseSorts } from "../../src/query/parse-sorts.ts"
import { queryRows } from "../../src/query/query-rows.ts"
import { compareRanks, type Rank, rankOf } from "../../src/query/rank.ts"
import type { ComputedValue, Row } from "../../src/query/row.ts"
import { buildContext, buildSchema, names } from "../build-query.ts"
import type { Draw } from "./draw.ts"
import { finish } from "./kept-columns.ts"

const kinds: readonly DerivedKind[] = ["string", "number", "boolean", "date"]
const schema = buildSchema({ string: "formula", number: "formula", boolean: "formula", date: "formula" })
const derived = new Map(schema.map((property, at) => [property.pk, standIn(property, at)]))
const context = buildContext({ kinds: Object.fromEntries(kinds.map((kind) => [kind, { type: kind }])) })

function standIn(property: Property, at: number): Property {
  return derivedProperty(property, kinds[at] as DerivedKind, -1 - at)
}

interface ModelRow {
  pk: number
  seed: number
  reads: readonly number[]
  isCertain: boolean
  isVolatile: boolean
}

/** Rows and other pages by pk, and the minute. */
export class DerivedCase {
  readonly #draw: Draw
  readonly #rows = new Map<number, ModelRow>()
  readonly #pages = new Map<number, number>()
  readonly #table = new ColumnTable()
  #minute = 0
  #nextPk = 1
  /** Pages that were compared. */
  pageCount = 0

  constructor(draw: Draw) {
    this.#draw = draw
    for (let page = 0; page < 8; page++) this.#pages.set(1_000_000 + page, draw.int(0, 30))
    const load = this.#table.load([])
    for (let count = draw.pick([0, 3, 40, 40, 1_100]); count > 0; count--) load.add(columnRow(this.#addRow()))
    load.finish()
  }

  /** Changes rows, pages and the time, and tells the columns. */
  edit(): void {
    const draw = this.#draw
    for (let count = draw.int(0, 6); count > 0; count--) {
      const dice = draw.int(0, 9)
      if (dice < 3) this.#table.set(columnRow(this.#addRow()))
      else if (dice < 6 && this.#rows.size > 0) {
        const { pk } = draw.pick([...this.#rows.values()])
        this.#rows.set(pk, this.#drawRow(pk))
        this.#table.set(columnRow(this.#rows.get(pk) as ModelRow))
      } else if (dice < 8) {
        const page = draw.pick([...this.#pages.keys()])
        this.#pages.set(page, draw.int(0, 30))
        for (const column of this.#table.derived) column.note(page)
      } else if (dice < 9) this.#minute += 60_000
      else this.#table.drop(-draw.int(1, 4))
    }
  }

  /** @throws Error that tells the difference */
  async compare(): Promise<void> {
    const draw = this.#draw
    const query = { filter: drawFilter(draw), sorts: drawSorts(draw) }
    const given = {
      filter: parseFilter(query.filter, schema, context),
      sorts: parseSorts(query.sorts, schema),
    }
    const own = deriveQuery(given, context.computedKind, ({ pk }) => derived.get(pk) as Property)
    this.#bringUp([...own.derived])
    for (const property of textSorts(own.sorts, this.#table)) finish(this.#table.sort(property))
    const rows = [...this.#rows.values()].map((row) => this.#seen(row))
    const limit = draw.pick([1, 5, 50])
    let after: Rank | null = null
    for (let page = 0; page < 8; page++) {
      this.pageCount++
      const flags = { trashed: false, archived: false, template: false }
      const steps = queryColumns(
        this.#table,
        { ...own, flags, after, limit },
        { isVisibleAcl: () => true, pagePk: () => undefined },
      )
      const found = finish(steps)
      const judged = found.uncertain
        .map((pk) => rows.find((row) => row.pk === pk) as Row)
        .filter((row) => matches(given.filter, row, names))
        .map((row) => ({ pk: row.pk, rank: rankOf(given.sorts, row, names) }))
        .filter(({ rank }) => after === null || compareRanks(given.sorts, rank, after) > 0)
      const places = [...found.rows, ...judged].sort((a, b) => compareRanks(given.sorts, a.rank, b.rank))
      const expected = await queryRows(rows, { ...given, after, limit }, names)
      const ours = places.slice(0, limit).map(({ pk, rank }) => ({ pk, keys: rank.keys }))
      const theirs = expected.rows.map((row) => ({ pk: row.pk, keys: rankOf(given.sorts, row, names).keys }))
      const next = places.length > limit ? (places[limit - 1]?.rank ?? null) : null
      if (JSON.stringify([ours, next]) !== JSON.stringify([theirs, expected.next]))
        throw new Error(
          `${JSON.stringify(query)} after ${JSON.stringify(after)}: columns ${JSON.stringify(ours)}, ` +
            `rows ${JSON.stringify(theirs)}`,
        )
      if (next === null) return
      after = JSON.parse(JSON.stringify(next)) as Rank
    }
  }

  /** As a server does: loads what is not here, computes again what is out of date. */
  #bringUp(wanted: readonly (readonly [Property, Property])[]): void {
    for (const [property, original] of wanted) {
      const column = this.#table.derived.find((one) => one.property.pk === property.pk)
      const values = (row: ModelRow) => new Map([[property.pk, this.#compute(original, row)]])
      if (!column || this.#table.isWorn(property.pk)) {
        const fresh = new DerivedColumn(property)
        const load = this.#table.load([], [fresh])
        for (const row of this.#rows.values()) load.addDerived(row.pk, values(row))
        load.finish()
        fresh.minute = this.#minute
        continue
      }
      finish(column.findDirty(() => this.#minute))
      for (const row of [...column.dirtyRows]) {
        const pk = this.#table.rows.pks.data[row] as number
        this.#table.setDerived(row, values(this.#rows.get(pk) as ModelRow))
      }
      column.minute = this.#minute
    }
  }

  #compute(property: Property, row: ModelRow): DerivedValue {
    const { reads, isVolatile, isCertain } = row
    return { value: this.#value(property, row), reads, isVolatile, isCertain }
  }

  #value({ name }: Property, { seed, reads, isVolatile }: ModelRow): ComputedValue | undefined {
    let sum = seed
    for (const pk of reads) sum += this.#pages.get(pk) as number
    if (isVolatile) sum += this.#minute / 60_000
    const values = valuesOf[name as DerivedKind]
    return values[sum % values.length]
  }

  #seen(row: ModelRow): Row {
    const { pk } = row
    const computed = (id: string) => this.#value(schema.find((one) => one.id === id) as Property, row)
    const createdAtMs = pk * 1_000
    return { ...columnRow(row), id: String(pk), pk, createdAtMs, computed }
  }

  #addRow(): ModelRow {
    const row = this.#drawRow(this.#nextPk++)
    this.#rows.set(row.pk, row)
    return row
  }

  #drawRow(pk: number): ModelRow {
    const draw = this.#draw
    return {
      pk,
      seed: draw.int(0, 40),
      reads: draw.some([...this.#pages.keys()], draw.int(0, 3)),
      isCertain: draw.chance(0.95),
      isVolatile: draw.chance(0.1),
    }
  }
}

function columnRow({ pk }: ModelRow): ColumnRow {
  return {
    pk,
    createdAtMs: pk * 1_000,
    editedAtMs: pk * 1_000,
    rowSeq: pk,
    createdBy: "u",
    editedBy: "u",
    isTrashed: false,
    isArchived: false,
    isTemplate: false,
    hasOwnAcl: false,
    values: {},
  }
}

const text = (value: string): ComputedValue => ({ type: "string", value })
const number = (value: number): ComputedValue => ({ type: "number", value })
const date = (start: string, end: string | null = null, time_zone: string | null = null): ComputedValue => ({
  type: "date",
  value: { start, end, time_zone },
})

/** Values of each kind, odd ones included: empty, of another kind, of no number, halves of characters. */
const valuesOf: Record<DerivedKind, readonly (ComputedValue | undefined)[]> = {
  string: [
    ...["", "a", "A b", "Ä", "ä", "item 10", "Item 9", "\ud83d", "😀", "x".repeat(250)].map(text),
    ...[undefined, number(3), text(`${"x".repeat(249)}y`)],
  ],
  number: [
    ...[0, -0, 1, -1.5, 1e300, Number.NaN, Number.POSITIVE_INFINITY, 7, 8, 9].map(number),
    ...[undefined, text("7"), number(0.1)],
  ],
  boolean: [true, false, true, false, true]
    .map((value): ComputedValue | undefined => ({ type: "boolean", value }))
    .concat([undefined]),
  date: [
    ...[date("2026-06-27"), date("2026-06-27", "2026-07-01"), date("2026-06-27T17:01:30Z")],
    ...[date("2026-06-28T00:30:00+02:00"), date("2026-06-20"), date("no date"), undefined, number(1)],
  ],
}

function drawSorts(draw: Draw) {
  return draw.list(draw.pick([0, 1, 1, 2]), () => ({
    property: draw.pick(kinds),
    direction: draw.pick(["ascending", "descending"] as const),
  }))
}

function drawFilter(draw: Draw, depth = 0): object | undefined {
  if (depth === 0 && draw.chance(0.2)) return undefined
  if (depth < 2 && draw.chance(0.3))
    return { [draw.pick(["and", "or"])]: draw.list(draw.int(1, 3), () => drawFilter(draw, depth + 1)) }
  const property = draw.pick(kinds)
  return { property, formula: drawCondition(draw, property) }
}

function drawCondition(draw: Draw, kind: DerivedKind): object {
  const orEmpty = (condition: object) =>
    draw.chance(0.2) ? { [draw.pick(["is_empty", "is_not_empty"])]: true } : condition
  switch (kind) {
    case "string": {
      const operators = [
        "equals",
        "does_not_equal",
        "contains",
        "does_not_contain",
        "starts_with",
        "ends_with",
      ]
      return { string: orEmpty({ [draw.pick(operators)]: draw.pick(["", "a", "ITEM", "ä", "0", "xy"]) }) }
    }
    case "number": {
      const operators = ["equals", "does_not_equal", "greater_than", "less_than_or_equal_to"]
      return { number: orEmpty({ [draw.pick(operators)]: draw.pick([0, 1, 7, -1.5, 8.5]) }) }
    }
    case "boolean":
      return { checkbox: { [draw.pick(["equals", "does_not_equal"])]: draw.chance(0.5) } }
    case "date": {
      const operators = ["equals", "before", "after", "on_or_before", "on_or_after"]
      const operand = draw.pick(["2026-06-27", "2026-06-27T17:01:00Z", "2026-06-28"])
      return { date: orEmpty({ [draw.pick(operators)]: operand }) }
    }
  }
}
