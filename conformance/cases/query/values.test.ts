import { expect, it } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import { modern } from "../../kit/matrix.ts"
import { holdsVectors, on } from "../../kit/vectors.ts"

eachSdk("filters on numbers", (kit) => {
  holdsVectors(
    kit,
    () => ({ N: { number: {} } }),
    () => ({
      none: {},
      minus: { N: { number: -1.5 } },
      zero: { N: { number: 0 } },
      two: { N: { number: 2 } },
      many: { N: { number: 42 } },
    }),
    [
      [on("N", "number", "equals", 2), ["two"]],
      [on("N", "number", "equals", 0), ["zero"]],
      [on("N", "number", "does_not_equal", 2), ["none", "minus", "zero", "many"]],
      [on("N", "number", "greater_than", 0), ["two", "many"]],
      [on("N", "number", "greater_than_or_equal_to", 0), ["zero", "two", "many"]],
      [on("N", "number", "less_than", 0), ["minus"]],
      [on("N", "number", "less_than_or_equal_to", 0), ["minus", "zero"]],
      [on("N", "number", "is_empty", true), ["none"]],
      [on("N", "number", "is_not_empty", true), ["minus", "zero", "two", "many"]],
    ],
  )
})

eachSdk("filters on options", (kit) => {
  const options = { options: [{ name: "Red" }, { name: "Blue" }, { name: "Green" }] }
  holdsVectors(
    kit,
    () => ({ S: { select: options }, M: { multi_select: options }, T: { status: {} } }),
    () => ({
      none: {},
      red: {
        S: { select: { name: "Red" } },
        M: { multi_select: [{ name: "Red" }] },
        T: { status: { name: "Done" } },
      },
      blue: {
        S: { select: { name: "Blue" } },
        M: { multi_select: [{ name: "Blue" }, { name: "Red" }] },
        T: { status: { name: "In progress" } },
      },
    }),
    [
      [on("S", "select", "equals", "Red"), ["red"]],
      [on("S", "select", "equals", "Green"), []],
      [on("S", "select", "does_not_equal", "Red"), ["none", "blue"]],
      [on("S", "select", "is_empty", true), ["none"]],
      [on("S", "select", "is_not_empty", true), ["red", "blue"]],
      [on("M", "multi_select", "contains", "Red"), ["red", "blue"]],
      [on("M", "multi_select", "contains", "Blue"), ["blue"]],
      [on("M", "multi_select", "does_not_contain", "Blue"), ["none", "red"]],
      [on("M", "multi_select", "is_empty", true), ["none"]],
      [on("M", "multi_select", "is_not_empty", true), ["red", "blue"]],
      [on("T", "status", "equals", "Done"), ["red"]],
      [on("T", "status", "equals", "Not started"), ["none"]],
      [on("T", "status", "does_not_equal", "Done"), ["none", "blue"]],
    ],
  )
})

eachSdk(
  "filters on several options",
  (kit) => {
    const options = { options: [{ name: "Red" }, { name: "Blue" }, { name: "Green" }] }
    holdsVectors(
      kit,
      () => ({ S: { select: options }, M: { multi_select: options } }),
      () => ({
        none: {},
        red: { S: { select: { name: "Red" } }, M: { multi_select: [{ name: "Red" }] } },
        blue: { S: { select: { name: "Blue" } }, M: { multi_select: [{ name: "Blue" }] } },
        green: { S: { select: { name: "Green" } }, M: { multi_select: [{ name: "Green" }] } },
      }),
      [
        [on("S", "select", "equals", ["Red", "Blue"]), ["red", "blue"]],
        [on("S", "select", "does_not_equal", ["Red", "Blue"]), ["none", "green"]],
        [on("M", "multi_select", "contains", ["Red", "Blue"]), ["red", "blue"]],
        [on("M", "multi_select", "does_not_contain", ["Red", "Blue"]), ["none", "green"]],
      ],
    )

    it("finds a status by its group", async () => {
      const table = await kit.table({ T: { status: {} } })
      await table.rows({
        open: {},
        doing: { T: { status: { name: "In progress" } } },
        done: { T: { status: { name: "Done" } } },
      })
      expect(await table.matching(on("T", "status", "equals", "Complete"))).toEqual(["done"])
      expect(await table.matching(on("T", "status", "equals", "To-do"))).toEqual(["open"])
    })
  },
  modern,
)

eachSdk("filters on checkboxes and files", (kit) => {
  const files = [{ name: "a", external: { url: "https://example.com/a.png" } }]
  holdsVectors(
    kit,
    () => ({ C: { checkbox: {} }, F: { files: {} } }),
    () => ({ none: {}, checked: { C: { checkbox: true } }, filed: { F: { files } } }),
    [
      [on("C", "checkbox", "equals", true), ["checked"]],
      [on("C", "checkbox", "equals", false), ["none", "filed"]],
      [on("C", "checkbox", "does_not_equal", true), ["none", "filed"]],
      [on("C", "checkbox", "does_not_equal", false), ["checked"]],
      [on("F", "files", "is_empty", true), ["none", "checked"]],
      [on("F", "files", "is_not_empty", true), ["filed"]],
    ],
  )
})

eachSdk("filters on ids", (kit) => {
  const { table } = holdsVectors(
    kit,
    () => ({ ID: { unique_id: { prefix: "T" } } }),
    () => ({ first: {}, second: {}, third: {} }),
    [
      [on("ID", "unique_id", "equals", 2), ["second"]],
      [on("ID", "unique_id", "does_not_equal", 2), ["first", "third"]],
      [on("ID", "unique_id", "greater_than", 1), ["second", "third"]],
      [on("ID", "unique_id", "less_than_or_equal_to", 2), ["first", "second"]],
      [on("ID", "unique_id", "greater_than", -1), ["first", "second", "third"]],
    ],
  )

  it("names a property by its id", async () => {
    const id = await table().propertyId("ID")
    expect(await table().matching(on(id, "unique_id", "equals", 2))).toEqual(["second"])
    expect(await table().matching(on(decodeURIComponent(id), "unique_id", "equals", 2))).toEqual(["second"])
  })
})

eachSdk("filters on people", (kit) => {
  const { table } = holdsVectors(
    kit,
    () => ({ P: { people: {} }, By: { created_by: {} }, Editor: { last_edited_by: {} } }),
    async () => ({ none: {}, one: { P: { people: [{ id: (await kit.person()).id }] } } }),
    [
      [on("P", "people", "is_empty", true), ["none"]],
      [on("P", "people", "is_not_empty", true), ["one"]],
      [on("By", "created_by", "is_empty", true), []],
      [on("By", "created_by", "is_not_empty", true), ["none", "one"]],
    ],
  )

  it("finds rows by a person", async () => {
    const { id } = await kit.person()
    expect(await table().matching(on("P", "people", "contains", id))).toEqual(["one"])
    expect(await table().matching(on("P", "people", "does_not_contain", id))).toEqual(["none"])
    expect(await table().matching(on("By", "created_by", "contains", id))).toEqual([])
    const me = await kit.notion.users.me({})
    expect(await table().matching(on("By", "created_by", "contains", me.id))).toEqual(["none", "one"])
    expect(await table().matching(on("Editor", "last_edited_by", "does_not_contain", me.id))).toEqual([])
  })
})

eachSdk("filters on relations", (kit) => {
  it("finds rows by the row they relate to", async () => {
    const goals = await kit.table()
    const table = await kit.table({ Goal: goals.relation() })
    const goal = await goals.row("Goal")
    await table.rows({ none: {}, one: { Goal: { relation: [{ id: goal.id }] } } })
    expect(await table.matching(on("Goal", "relation", "contains", goal.id))).toEqual(["one"])
    const bare = goal.id.replaceAll("-", "")
    expect(await table.matching(on("Goal", "relation", "contains", bare))).toEqual(["one"])
    expect(await table.matching(on("Goal", "relation", "does_not_contain", goal.id))).toEqual(["none"])
    expect(await table.matching(on("Goal", "relation", "is_empty", true))).toEqual(["none"])
    expect(await table.matching(on("Goal", "relation", "is_not_empty", true))).toEqual(["one"])
  })
})
