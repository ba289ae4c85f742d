import { describe, expect, test } from "vitest"
import { seededIds } from "../ids/new-ids.ts"
import { planOptions } from "./plan-options.ts"
import { newStatus, planStatus } from "./plan-status.ts"
import type { SelectOption } from "./property.ts"

const ids = seededIds(3, { now: () => 0 })
const cat1: SelectOption = { id: "id-1", name: "Cat1", color: "default", description: null }
const cat2: SelectOption = { id: "id-2", name: "Cat2", color: "red", description: "second" }

describe("options", () => {
  test("keep those listed by id or name, add new ones, drop the rest", () => {
    const planned = planOptions([cat1, cat2], [{ id: "id-2" }, { name: "Cat3", color: "red" }], ids)
    expect(planned).toEqual([cat2, { id: expect.any(String), name: "Cat3", color: "red", description: null }])
    expect(planOptions([cat1, cat2], [{ name: "cat1" }], ids)).toEqual([cat1])
  })

  test("ignore a new name for an option matched by id, take a new description", () => {
    expect(planOptions([cat1], [{ id: "id-1", name: "Renamed" }], ids)).toEqual([cat1])
    expect(planOptions([cat2], [{ id: "id-2", description: null }], ids)).toEqual([
      { ...cat2, description: null },
    ])
  })

  test("never change a colour", () => {
    expect(() => planOptions([cat1], [{ name: "Cat1", color: "blue" }], ids)).toThrow(
      "Cannot update color of select with name: Cat1.",
    )
    expect(() => planOptions([cat1], [{ id: "id-1", color: "blue" }], ids)).toThrow(
      "Cannot update color of select with id: id-1.",
    )
    expect(planOptions([cat2], [{ name: "Cat2", color: "red" }], ids)).toEqual([cat2])
  })

  test("refuse an unknown id without a name", () => {
    expect(() => planOptions([cat1], [{ id: "nope" }], ids)).toThrow("nope")
  })
})

describe("a status", () => {
  test("puts requested options into To-do unless they name a group", () => {
    const status = newStatus([{ name: "Idea" }, { name: "Shipped", group: "Complete" }], ids)
    expect(status.groups.map(({ option_ids }) => option_ids.length)).toEqual([1, 0, 1])
  })

  test("drops omitted options from their group and moves one that names another group", () => {
    const before = newStatus(undefined, ids)
    const after = planStatus(before, [{ name: "Done" }, { name: "In progress", group: "Complete" }], ids)
    expect(after.options.map(({ name }) => name)).toEqual(["Done", "In progress"])
    expect(after.groups.map(({ option_ids }) => option_ids.length)).toEqual([0, 0, 2])
    expect(after.groups.map(({ id }) => id)).toEqual(before.groups.map(({ id }) => id))
  })

  test("refuses an unknown group", () => {
    expect(() => newStatus([{ name: "x", group: "Someday" }], ids)).toThrow(
      'Status group "Someday" does not exist',
    )
  })
})
