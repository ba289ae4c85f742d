import { expect, test } from "vitest"
import { editOptions } from "./edit-options.ts"
import type { SelectOption } from "./property.ts"

const red: SelectOption = { id: "1", name: "Red", color: "red", description: "warm" }
const blue: SelectOption = { id: "2", name: "Blue", color: "blue", description: null }

test("gives options other names and colours, and leaves the rest", () => {
  expect(editOptions([red, blue], [{ id: "1", name: "Rust", color: "brown" }])).toEqual([
    { ...red, name: "Rust", color: "brown" },
    blue,
  ])
})

test("lets two options swap names, and one change its case", () => {
  const swapped = editOptions(
    [red, blue],
    [
      { id: "1", name: "Blue" },
      { id: "2", name: "Red" },
    ],
  )
  expect(swapped.map(({ name }) => name)).toEqual(["Blue", "Red"])
  expect(editOptions([red], [{ id: "1", name: "RED" }])[0]?.name).toBe("RED")
})

test.each([
  [[{ id: "3", name: "Green" }], "Could not find select option with id: 3."],
  [[{ id: "1", name: "a, b" }], "commas not allowed"],
  [[{ id: "1", name: "blue" }], "given twice"],
  [[{ id: "2", name: "red" }], "given twice"],
])("refuses %j", (edits, message) => {
  expect(() => editOptions([red, blue], edits)).toThrow(message)
})
