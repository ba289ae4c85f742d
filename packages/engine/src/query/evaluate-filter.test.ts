import { describe, expect, test } from "vitest"
import {
  buildContext,
  buildRows,
  buildSchema,
  buildText,
  matchesValue,
  names,
} from "../../test/build-query.ts"
import type { RichText } from "../rich-text/rich-text.ts"
import { matches } from "./evaluate-filter.ts"
import { parseFilter } from "./parse-filter.ts"
import type { ComputedElement, ComputedValue } from "./row.ts"

/** Each row: operator, operand, then whether it matches each of `values`. "+" is a match. */
function table(values: readonly unknown[], rows: readonly (readonly [string, unknown, string])[]) {
  return rows.flatMap(([operator, operand, marks]) =>
    values.map((value, index) => ({ operator, operand, value, expected: marks[index] === "+" })),
  )
}

describe.each(["title", "rich_text", "url", "email", "phone_number"] as const)("%s", (type) => {
  const values = [undefined, "Straße 7", "STRASSE 7", "a.b", "A.B"]
  test.each(
    table(values, [
      ["equals", "a.B", "---++"],
      ["does_not_equal", "a.B", "+++--"],
      ["contains", "STRA", "-++--"],
      ["does_not_contain", "STRA", "+--++"],
      ["starts_with", "strass", "--+--"],
      ["ends_with", ".B", "---++"],
      ["contains", "", "+++++"],
      ["does_not_contain", "", "-----"],
      ["equals", "", "+----"],
      ["is_empty", true, "+----"],
      ["is_not_empty", true, "-++++"],
    ]),
  )("$operator $operand on $value: $expected", ({ operator, operand, value, expected }) => {
    expect(matchesValue(type, { [type]: { [operator]: operand } }, value)).toBe(expected)
    expect(matchesValue(type, { rich_text: { [operator]: operand } }, value)).toBe(expected)
  })
})

test("an accent matches however it is encoded, and is not left out", () => {
  const condition = { rich_text: { equals: "caf\u00e9" } }
  expect(matchesValue("rich_text", condition, "CAFE\u0301")).toBe(true)
  expect(matchesValue("rich_text", condition, "cafe")).toBe(false)
})

test("a mention is compared by its present name", () => {
  const schema = buildSchema({ Notes: "rich_text" })
  const [row] = buildRows(schema, [{}])
  const mention: RichText = [
    ...buildText("by "),
    { type: "mention", mention: { type: "user", user: { id: "ada" } } },
  ]
  const filter = parseFilter({ property: "Notes", rich_text: { ends_with: "@Ada" } }, schema, buildContext())
  const mentioning = { ...row!, values: { [schema[0]!.id]: mention } }
  expect(matches(filter, mentioning, names)).toBe(true)
  expect(matches(filter, mentioning, { ...names, user: () => "Bob" })).toBe(false)
})

describe.each(["number", "unique_id"] as const)("%s", (type) => {
  test.each(
    table(
      [undefined, -1.5, 0, 2, 1e21],
      [
        ["equals", 2, "---+-"],
        ["does_not_equal", 2, "+++-+"],
        ["greater_than", 0, "---++"],
        ["less_than", 0, "-+---"],
        ["greater_than_or_equal_to", 0, "--+++"],
        ["less_than_or_equal_to", 0, "-++--"],
        ["equals", -0, "--+--"],
        ["is_empty", true, "+----"],
        ["is_not_empty", true, "-++++"],
      ],
    ),
  )("$operator $operand on $value: $expected", ({ operator, operand, value, expected }) => {
    expect(matchesValue(type, { [type]: { [operator]: operand } }, value)).toBe(expected)
  })
})

describe("checkbox", () => {
  test.each(
    table(
      [undefined, true],
      [
        ["equals", true, "-+"],
        ["equals", false, "+-"],
        ["does_not_equal", true, "+-"],
        ["does_not_equal", false, "-+"],
      ],
    ),
  )("$operator $operand on $value: $expected", ({ operator, operand, value, expected }) => {
    expect(matchesValue("checkbox", { checkbox: { [operator]: operand } }, value)).toBe(expected)
  })
})

describe.each(["select", "status"] as const)("%s", (type) => {
  test.each(
    table(
      [undefined, "A", "B", "C", "removed"],
      [
        ["equals", "A", "-+---"],
        ["equals", ["A", "C"], "-+-+-"],
        ["does_not_equal", "A", "+-+++"],
        ["does_not_equal", ["A", "C"], "+-+-+"],
        ["equals", "Column/B", "--+--"],
        ["equals", [], "-----"],
        ["is_empty", true, "+---+"],
        ["is_not_empty", true, "-+++-"],
      ],
    ),
  )("$operator $operand on $value: $expected", ({ operator, operand, value, expected }) => {
    expect(matchesValue([type, "A", "B", "C"], { [type]: { [operator]: operand } }, value)).toBe(expected)
  })
})

describe("multi_select", () => {
  test.each(
    table(
      [undefined, ["A"], ["B", "A"], ["C"], ["removed"]],
      [
        ["contains", "A", "-++--"],
        ["contains", ["B", "C"], "--++-"],
        ["does_not_contain", "A", "+--++"],
        ["does_not_contain", ["B", "C"], "++--+"],
        ["is_empty", true, "+---+"],
        ["is_not_empty", true, "-+++-"],
      ],
    ),
  )("$operator $operand on $value: $expected", ({ operator, operand, value, expected }) => {
    const column = ["multi_select", "A", "B", "C"] as ["multi_select", ...string[]]
    expect(matchesValue(column, { multi_select: { [operator]: operand } }, value)).toBe(expected)
  })
})

const ADA = "5f0d1a3c-4a6b-4c1e-9d2f-0a1b2c3d4e5f"
const BOB = "6f0d1a3c-4a6b-4c1e-9d2f-0a1b2c3d4e5f"

describe.each(["people", "relation"] as const)("%s", (type) => {
  test.each(
    table(
      [undefined, [ADA], [BOB, ADA], [BOB]],
      [
        ["contains", ADA, "-++-"],
        ["contains", ADA.replaceAll("-", "").toUpperCase(), "-++-"],
        ["does_not_contain", ADA, "+--+"],
        ["is_empty", true, "+---"],
        ["is_not_empty", true, "-+++"],
      ],
    ),
  )("$operator $operand on $value: $expected", ({ operator, operand, value, expected }) => {
    expect(matchesValue(type, { [type]: { [operator]: operand } }, value)).toBe(expected)
  })
})

describe('"me"', () => {
  const people = (operator: string, me: string | null, value: unknown) =>
    matchesValue("people", { people: { [operator]: "me" } }, value, buildContext({ me }))

  test("is the token's user", () => {
    expect(people("contains", ADA, [ADA])).toBe(true)
    expect(people("contains", ADA, [BOB])).toBe(false)
    expect(people("does_not_contain", ADA, [ADA])).toBe(false)
  })

  test("of a bot without a user is nobody", () => {
    expect(people("contains", null, [ADA])).toBe(false)
    expect(people("contains", null, undefined)).toBe(false)
    expect(people("does_not_contain", null, [ADA])).toBe(true)
    expect(people("does_not_contain", null, undefined)).toBe(true)
  })
})

describe("files", () => {
  test.each([
    [{ is_empty: true }, undefined, true],
    [{ is_empty: true }, ["a"], false],
    [{ is_not_empty: true }, undefined, false],
    [{ is_not_empty: true }, ["a"], true],
  ])("%j on %j", (files, value, expected) => {
    expect(matchesValue("files", { files }, value)).toBe(expected)
  })
})

describe("date", () => {
  const values = [
    undefined,
    "2026-06-26T23:59Z",
    "2026-06-27",
    "2026-06-27T10:30+02:00",
    { start: "2026-06-27T23:59:00.000+00:00", end: "2026-06-30T00:00:00.000+00:00", time_zone: null },
    "2026-06-28T01:00+02:00",
    "2026-06-28",
  ]
  test.each(
    table(values, [
      ["equals", "2026-06-27", "--++++-"],
      ["before", "2026-06-27", "-+-----"],
      ["after", "2026-06-27", "------+"],
      ["on_or_before", "2026-06-27", "-+++++-"],
      ["on_or_after", "2026-06-27", "--+++++"],
      ["equals", "2026-06-27T08:30:59", "---+---"],
      ["equals", "2026-06-27T00:00:00Z", "--+----"],
      ["before", "2026-06-27T08:30:00Z", "-++----"],
      ["after", "2026-06-27T08:30:00Z", "----+++"],
      ["equals", "today", "--++++-"],
      ["before", "today", "-+-----"],
      ["equals", "yesterday", "-+-----"],
      ["on_or_after", "tomorrow", "------+"],
      ["is_empty", true, "+------"],
      ["is_not_empty", true, "-++++++"],
    ]),
  )("$operator $operand on $value: $expected", ({ operator, operand, value, expected }) => {
    expect(matchesValue("date", { date: { [operator]: operand } }, value)).toBe(expected)
  })
})

describe("who and when of the row", () => {
  const schema = buildSchema({
    Made: "created_time",
    Edited: "last_edited_time",
    Maker: "created_by",
    Editor: "last_edited_by",
  })
  const [row] = buildRows(schema, [
    {
      createdAtMs: Date.UTC(2026, 0, 1, 10, 30, 59, 999),
      editedAtMs: Date.UTC(2026, 0, 2),
      createdBy: ADA,
      editedBy: BOB,
    },
  ])
  test.each([
    [{ property: "Made", created_time: { equals: "2026-01-01T10:30Z" } }, true],
    [{ property: "Made", date: { equals: "2026-01-01T10:30:45Z" } }, true],
    [{ property: "Made", created_time: { after: "2026-01-01T10:30Z" } }, false],
    [{ property: "Made", created_time: { is_empty: true } }, false],
    [{ property: "Made", created_time: { is_not_empty: true } }, true],
    [{ property: "Edited", last_edited_time: { equals: "2026-01-02" } }, true],
    [{ property: "Edited", date: { before: "2026-01-02" } }, false],
    [{ property: "Maker", created_by: { contains: ADA } }, true],
    [{ property: "Maker", people: { contains: BOB } }, false],
    [{ property: "Maker", people: { is_empty: true } }, false],
    [{ property: "Editor", last_edited_by: { contains: BOB } }, true],
    [{ property: "Editor", people: { does_not_contain: BOB } }, false],
  ])("%j: %s", (filter, expected) => {
    expect(matches(parseFilter(filter, schema, buildContext()), row!, names)).toBe(expected)
  })
})

describe("verification", () => {
  const held = (end: string | null) => ({
    state: "verified",
    verified_by: ADA,
    date: { start: "2026-01-01", end, time_zone: null },
  })
  const values = [
    undefined,
    { state: "verified", verified_by: ADA, date: null },
    held(null),
    held("2026-06-27"),
    held("2026-06-26"),
    { state: "expired", verified_by: ADA, date: null },
  ]
  test.each(
    table(values, [
      ["status", "verified", "-+++--"],
      ["status", "expired", "----++"],
      ["status", "none", "+-----"],
      ["does_not_equal", "verified", "+---++"],
      ["does_not_equal", "none", "-+++++"],
    ]),
  )("$operator $operand on $value: $expected", ({ operator, operand, value, expected }) => {
    expect(matchesValue("verification", { verification: { [operator]: operand } }, value)).toBe(expected)
  })
})

describe("array rollups", () => {
  const schema = buildSchema({
    Text: "rich_text",
    Tag: ["select", "A", "B"],
    Who: "people",
    Files: "files",
    Done: "checkbox",
    Rollup: "rollup",
  })
  const of = (name: string) => schema.find((property) => property.name === name)!
  const check = (target: string, rollup: unknown, elements: ComputedElement[]) => {
    const context = buildContext({ kinds: { Rollup: { type: "array", of: of(target) } } })
    const computed: ComputedValue = { type: "array", value: elements }
    const [row] = buildRows(schema, [{ computed: { Rollup: computed } }])
    return matches(parseFilter({ property: "Rollup", rollup }, schema, context), row!, names)
  }
  const text = (value: string): ComputedElement => ({ type: "rich_text", value: buildText(value) })

  test.each([
    ["any", [], false],
    ["any", ["x"], true],
    ["any", ["x", ""], true],
    ["any", ["y", ""], false],
    ["every", [], false],
    ["every", ["x"], true],
    ["every", ["x", "y"], false],
    ["every", ["x", ""], false],
    ["none", [], true],
    ["none", ["x"], false],
    ["none", ["y", ""], true],
  ])("%s equals x over %j: %s", (quantifier, texts, expected) => {
    const condition = { [quantifier]: { rich_text: { equals: "x" } } }
    expect(check("Text", condition, texts.map(text))).toBe(expected)
  })

  test("empty elements count as empty values", () => {
    const empty: ComputedElement = { type: "rich_text", value: undefined }
    expect(check("Text", { any: { rich_text: { is_empty: true } } }, [text("x"), empty])).toBe(true)
    expect(check("Text", { every: { rich_text: { is_not_empty: true } } }, [text("x"), empty])).toBe(false)
  })

  test("option names are those of the target", () => {
    const tag = (id: string): ComputedElement => ({ type: "select", value: id })
    expect(check("Tag", { any: { select: { equals: "A" } } }, [tag("Tag/A"), tag("Tag/B")])).toBe(true)
    expect(check("Tag", { every: { select: { equals: "A" } } }, [tag("Tag/A"), tag("Tag/B")])).toBe(false)
  })

  test("people, files and checkboxes", () => {
    const who: ComputedElement = { type: "people", value: [{ object: "user", id: ADA }] }
    expect(check("Who", { any: { people: { contains: ADA } } }, [who])).toBe(true)
    expect(
      check("Files", { none: { files: { is_not_empty: true } } }, [{ type: "files", value: undefined }]),
    ).toBe(true)
    const unchecked: ComputedElement = { type: "checkbox", value: undefined }
    expect(check("Done", { every: { checkbox: { equals: false } } }, [unchecked])).toBe(true)
  })
})

test("a computed value of another type than the condition's counts as empty", () => {
  const schema = buildSchema({ F: "formula" })
  const context = buildContext({ kinds: { F: { type: "number" } } })
  const [text, infinite] = buildRows(schema, [
    { computed: { F: { type: "string", value: "7" } } },
    { computed: { F: { type: "number", value: Number.POSITIVE_INFINITY } } },
  ])
  const where = (number: unknown) => parseFilter({ property: "F", formula: { number } }, schema, context)
  expect(matches(where({ greater_than: 0 }), text!, names)).toBe(false)
  expect(matches(where({ does_not_equal: 7 }), text!, names)).toBe(true)
  expect(matches(where({ is_empty: true }), infinite!, names)).toBe(true)
})
