import { ApiError } from "@inkling/contract"
import { describe, expect, test } from "vitest"
import { buildContext, buildRows, buildSchema, names } from "../../test/build-query.ts"
import type { Property } from "../properties/property.ts"
import { matches } from "./evaluate-filter.ts"
import { parseFilter } from "./parse-filter.ts"

const schema = buildSchema({
  Title: "title",
  Notes: "rich_text",
  "Due date": "date",
  Count: "number",
  Done: "checkbox",
  State: ["select", "Open", "Closed"],
  Tags: ["multi_select", "red"],
  Empty: "multi_select",
  People: "people",
  Relation: "relation",
  Made: "created_time",
  Maker: "created_by",
  Formula: "formula",
  Rollup: "rollup",
  Button: "button",
  Place: "place",
  ID: "unique_id",
})
const of = (name: string) => schema.find((property) => property.name === name)!

function refusal(filter: unknown, context = buildContext()): string {
  try {
    parseFilter(filter, schema, context)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    expect(error.code).toBe("validation_error")
    return error.message
  }
  throw new Error("the filter was accepted")
}

describe("properties are found", () => {
  const id = of("Count").id
  test.each(["Count", id, encodeURIComponent(id)])("as %s", (property) => {
    const filter = parseFilter({ property, number: { equals: 1 } }, schema, buildContext())
    expect(filter).toMatchObject({ kind: "where", field: { property: { name: "Count" } } })
  })

  test("by name before id", () => {
    const twin: Property = { ...of("Notes"), id: "abcd", name: "title" }
    const filter = parseFilter(
      { property: "title", rich_text: { equals: "x" } },
      [...schema, twin],
      buildContext(),
    )
    expect(filter).toMatchObject({ field: { property: { id: "abcd" } } })
  })

  test("or refused in Notion's words", () => {
    expect(refusal({ property: "Nope", number: { equals: 1 } })).toBe(
      "Could not find property with name or id: Nope",
    )
  })
})

describe("a condition of another type than the property's", () => {
  test.each([
    ["State", "status", "select"],
    ["Tags", "select", "multi_select"],
    ["Count", "rich_text", "number"],
    ["Notes", "title", "rich_text"],
    ["Title", "url", "title"],
    ["ID", "number", "unique_id"],
    ["Due date", "created_time", "date"],
    ["Made", "last_edited_time", "created_time"],
    ["Maker", "last_edited_by", "created_by"],
    ["Button", "rich_text", "button"],
    ["Place", "rich_text", "place"],
  ])("%s under %s", (property, given, actual) => {
    expect(refusal({ property, [given]: { is_empty: true } })).toBe(
      "The property type in the database does not match the property type of the filter provided: " +
        `database property ${actual} does not match filter ${given}`,
    )
  })

  test("an echo of the type is ignored", () => {
    expect(
      parseFilter({ property: "Count", type: "number", number: { equals: 1 } }, schema, buildContext()).kind,
    ).toBe("where")
  })
})

describe("options", () => {
  test("an unknown name is refused with those there are", () => {
    expect(refusal({ property: "State", select: { equals: "Lost" } })).toBe(
      'select option "Lost" not found for property "State". Available options: "Open", "Closed".',
    )
    expect(refusal({ property: "State", select: { does_not_equal: ["Open", "open"] } })).toBe(
      'select option "open" not found for property "State". Available options: "Open", "Closed".',
    )
  })

  test("a property without options names none", () => {
    expect(refusal({ property: "Empty", multi_select: { contains: "x" } })).toBe(
      'multi_select option "x" not found for property "Empty".',
    )
  })
})

describe("status groups", () => {
  const status: Property = {
    pk: 99,
    id: "stat",
    name: "Status",
    description: null,
    type: "status",
    config: {
      options: ["Idea", "Doing", "Review", "Done"].map((name) => ({
        id: name,
        name,
        color: "blue",
        description: null,
      })),
      groups: [
        { id: "g1", name: "To-do", color: "gray", option_ids: ["Idea"] },
        { id: "g2", name: "In progress", color: "blue", option_ids: ["Doing", "Review"] },
        { id: "g3", name: "Done", color: "green", option_ids: ["Done", "Review"] },
      ],
    },
  }
  const rows = buildRows([status], [{}])
  const matching = (condition: unknown, hasStatusGroups = false) => {
    const filter = parseFilter(
      { property: "Status", status: condition },
      [status],
      buildContext({ hasStatusGroups }),
    )
    return ["Idea", "Doing", "Review", "Done"].filter((id) =>
      matches(filter, { ...rows[0]!, values: { stat: id } }, names),
    )
  }

  test("a name that no option has stands for its group", () => {
    expect(matching({ equals: "In progress" })).toEqual(["Doing", "Review"])
    expect(matching({ does_not_equal: "In progress" })).toEqual(["Idea", "Done"])
    expect(matching({ equals: ["To-do", "Review"] })).toEqual(["Idea", "Review"])
  })

  test("an option's name wins over a group's", () => {
    expect(matching({ equals: "Done" })).toEqual(["Done"])
  })

  test("the beta names groups outright", () => {
    expect(matching({ group: { equals: "Done" } }, true)).toEqual(["Review", "Done"])
    expect(matching({ group: { does_not_equal: "Done" } }, true)).toEqual(["Idea", "Doing"])
    expect(() => matching({ group: { equals: "Later" } }, true)).toThrow(
      'status group "Later" not found for property "Status".',
    )
  })

  test("without the beta they are no operator", () => {
    expect(() => matching({ group: { equals: "Done" } })).toThrow(
      "body.filter.status.group should be not present",
    )
  })

  test("an unknown name is refused", () => {
    expect(() => matching({ equals: "Lost" })).toThrow(
      'status option "Lost" not found for property "Status".',
    )
  })
})

describe("operands that the schema's types let through", () => {
  test.each([
    [
      { property: "Due date", date: { before: "2022/01/02" } },
      'body.filter.date.before should be a valid ISO 8601 date string, instead was `"2022/01/02"`.',
    ],
    [
      {
        and: [
          { property: "Done", checkbox: { equals: true } },
          { property: "Due date", date: { equals: "soon" } },
        ],
      },
      'body.filter.and[1].date.equals should be a valid ISO 8601 date string, instead was `"soon"`.',
    ],
    [
      { property: "People", people: { contains: "Ada" } },
      'body.filter.people.contains should be a valid uuid, instead was `"Ada"`.',
    ],
    [
      { property: "Relation", relation: { contains: "me" } },
      'body.filter.relation.contains should be a valid uuid, instead was `"me"`.',
    ],
    [
      { property: "Count", number: { is_empty: false } },
      "body.filter.number.is_empty should be `true`, instead was `false`.",
    ],
  ])("%j", (filter, sentence) => {
    expect(refusal(filter)).toBe(`body failed validation: ${sentence}`)
  })
})

describe("formulas", () => {
  test("of unknown type", () => {
    expect(refusal({ property: "Formula", formula: { string: { equals: "x" } } })).toBe(
      "Unable to filter based on a formula of unknown type",
    )
  })

  test("of another type", () => {
    const context = buildContext({ kinds: { Formula: { type: "boolean" } } })
    expect(refusal({ property: "Formula", formula: { string: { equals: "x" } } }, context)).toMatch(
      /database property formula does not match filter string$/,
    )
    const accepted = { property: "Formula", formula: { checkbox: { equals: true } } }
    expect(parseFilter(accepted, schema, context).kind).toBe("where")
  })
})

describe("rollups", () => {
  const refused = (rollup: unknown, kind: Parameters<typeof buildContext>[0]) =>
    refusal({ property: "Rollup", rollup }, buildContext(kind))

  test("of another type", () => {
    expect(refused({ number: { equals: 1 } }, { kinds: { Rollup: { type: "date" } } })).toMatch(
      /database property rollup does not match filter number$/,
    )
    expect(refused({ any: { number: { equals: 1 } } }, { kinds: { Rollup: { type: "number" } } })).toMatch(
      /database property rollup does not match filter any$/,
    )
    expect(refused({ any: { number: { equals: 1 } } }, {})).toMatch(/does not match filter any$/)
  })

  test("over a property of another type", () => {
    const kinds = { Rollup: { type: "array" as const, of: of("State") } }
    expect(refused({ any: { rich_text: { equals: "x" } } }, { kinds })).toMatch(
      /database property select does not match filter rich_text$/,
    )
    expect(refused({ any: { select: { equals: "x" } } }, { kinds })).toMatch(/^select option "x" not found/)
    const buttons = { Rollup: { type: "array" as const, of: of("Button") } }
    expect(refused({ any: { rich_text: { equals: "x" } } }, { kinds: buttons })).toMatch(
      /database property button/,
    )
  })

  test.each([
    ["Title", "rich_text"],
    ["ID", "number"],
    ["Made", "date"],
    ["Maker", "people"],
  ])("elements of %s are filtered under %s", (target, key) => {
    const context = buildContext({ kinds: { Rollup: { type: "array", of: of(target) } } })
    const filter = { property: "Rollup", rollup: { any: { [key]: { is_not_empty: true } } } }
    expect(parseFilter(filter, schema, context)).toMatchObject({ predicate: { family: "elements" } })
  })

  test("elements of formulas and of rollups are filtered by what they evaluate to", () => {
    const inner: Property = { ...of("Rollup"), id: "innr", name: "Inner" }
    const context = buildContext({
      kinds: {
        Rollup: { type: "array", of: inner },
        Inner: { type: "array", of: of("Formula") },
        Formula: { type: "boolean" },
      },
    })
    const filter = { property: "Rollup", rollup: { every: { checkbox: { equals: true } } } }
    expect(parseFilter(filter, schema, context)).toMatchObject({
      predicate: { quantifier: "every", predicate: { family: "checkbox", isChecked: true } },
    })
  })
})

describe("groups", () => {
  const one = { property: "Count", number: { equals: 1 } }

  test("nest", () => {
    const filter = parseFilter({ and: [{ or: [one, one] }, one] }, schema, buildContext())
    expect(filter).toMatchObject({ kind: "all", filters: [{ kind: "any" }, { kind: "where" }] })
  })

  test.each([[undefined], [null], [{ and: [] }], [{ or: [] }], [{ and: [{ or: [] }, { and: [] }] }]])(
    "without conditions match everything: %j",
    (filter) => {
      expect(parseFilter(filter, schema, buildContext())).toEqual({ kind: "all", filters: [] })
    },
  )

  test("an empty group beside a condition does not weaken it", () => {
    const filter = parseFilter({ or: [{ and: [] }, one] }, schema, buildContext())
    expect(filter).toMatchObject({ kind: "any", filters: [{ kind: "where" }] })
  })
})

describe("timestamps", () => {
  test("need no property", () => {
    const filter = { timestamp: "last_edited_time", last_edited_time: { past_week: {} } }
    expect(parseFilter(filter, schema, buildContext())).toMatchObject({
      field: { source: "last_edited_time" },
    })
  })

  test("and their condition stands under their own key", () => {
    expect(refusal({ timestamp: "created_time", last_edited_time: { past_week: {} } })).toMatch(
      /database property created_time does not match filter last_edited_time$/,
    )
  })
})
