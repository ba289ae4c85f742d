import { expect, test } from "vitest"
import type { PropertySchema } from "../databases/column.ts"
import { draftOf, namedFormula, newDraft } from "./property-draft.ts"
import { optionChanges, schemaRequest } from "./schema-request.ts"

const select = {
  id: "abc",
  name: "Kind",
  type: "select",
  description: null,
  select: {
    options: [
      { id: "1", name: "a", color: "red", description: null },
      { id: "2", name: "b", color: "blue", description: null },
    ],
  },
} satisfies PropertySchema

test("a new property says its whole configuration", () => {
  expect(schemaRequest({ ...newDraft("number", "Cost"), numberFormat: "euro" }, undefined)).toEqual({
    number: { format: "euro" },
  })
  expect(schemaRequest({ ...newDraft("unique_id", "Id"), prefix: " " }, undefined)).toEqual({
    unique_id: { prefix: null },
  })
  expect(schemaRequest({ ...newDraft("relation", "To"), target: "x", isTwoWay: true }, undefined)).toEqual({
    relation: { data_source_id: "x", dual_property: {} },
  })
})

test("a property that did not change says nothing, one with another name only that", () => {
  const before = draftOf(select, new Map())
  expect(schemaRequest(before, before)).toEqual({})
  expect(schemaRequest({ ...before, name: "Sort " }, before)).toEqual({ name: "Sort" })
})

test("options that are there are named by id, in their order; other names and colours go a way of their own", () => {
  const before = draftOf(select, new Map())
  const [a, b] = before.options
  if (!a || !b) throw new Error("two options were there")
  const made = { key: "n", id: undefined, name: "c", color: "pink", group: undefined }
  const draft = { ...before, options: [{ ...b, color: "green" }, made, { ...a, name: "z" }] }
  expect(schemaRequest(draft, before)).toEqual({
    select: { options: [{ id: "2" }, { name: "c", color: "pink" }, { id: "1" }] },
  })
  expect(optionChanges(draft, before)).toEqual([
    { id: "2", color: "green" },
    { id: "1", name: "z" },
  ])
  expect(optionChanges({ ...draft, type: "multi_select" }, before)).toEqual([])
})

test("tokens of a formula become names, those of other places stay", () => {
  const names = new Map([["ab%3D", 'Say "hi"']])
  const other = "{{notion:block_property:zz:s:w}}"
  expect(namedFormula(`{{notion:block_property:ab%3D:s:w}} + ${other}`, names)).toBe(
    `prop("Say \\"hi\\"") + ${other}`,
  )
})
