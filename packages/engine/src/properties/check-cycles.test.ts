import { ApiError } from "@inkling/contract"
import { expect, test } from "vitest"
import { buildContext, buildProperty, otherSource } from "../../test/build-schema.ts"
import { planSchemaUpdate } from "./plan-schema.ts"
import type { Property } from "./property.ts"

const own = "11111111-1111-8111-8111-111111111111"
const rollup = (name: string, of: string, target: string) =>
  buildProperty("rollup", name, { relation_property_id: of, rollup_property_id: target, function: "sum" })

/** Tasks, which lead to projects; and projects, which lead back and sum up what tasks have. */
const tasks: Property[] = [
  buildProperty("title", "Name"),
  buildProperty("number", "Hours"),
  buildProperty("relation", "Project", { data_source_id: otherSource, kind: "single_property" }),
]
const projects: Property[] = [
  buildProperty("title", "Title"),
  buildProperty("relation", "Tasks", { data_source_id: own, kind: "single_property" }),
  rollup("Total", "task", "cost"),
  rollup("Spent", "task", "hour"),
]

function outcome(request: object, current = tasks): string {
  try {
    planSchemaUpdate(current, request as never, buildContext({ [otherSource]: projects }))
  } catch (error) {
    if (error instanceof ApiError) return error.message
    throw error
  }
  return "planned"
}

const formula = (expression: string) => ({ formula: { expression } })
const over = (target: string) => ({
  rollup: { relation_property_name: "Project", rollup_property_name: target, function: "sum" },
})

test("what another data source rolls up may be used, as long as it does not lead back", () => {
  expect(outcome({ Share: over("Spent"), Rest: formula('prop("Share") - prop("Hours")') })).toBe("planned")
})

test("a formula that a rollup elsewhere sums up must not depend on that rollup", () => {
  const cost = buildProperty("formula", "Cost", { expression: "1" })
  const shared = rollup("Shared", "proj", "tota")
  const request = { Cost: formula('prop("Shared") * 2') }
  expect(outcome(request, [...tasks, cost, shared])).toContain("property Cost: it refers to itself.")
  expect(
    outcome({ Cost: formula('prop("Project").map(current.prop("Total")).sum()') }, [...tasks, cost]),
  ).toContain("it refers to itself")
})

test("a rollup must not roll up what is made of itself", () => {
  const spent = rollup("Cost", "proj", "spen")
  expect(outcome({ Cost: over("Spent") }, [...tasks, spent])).toBe("planned")
  expect(outcome({ Cost: over("Total") }, [...tasks, spent])).toBe(
    "Invalid rollup property Cost: it depends on itself through what it rolls up.",
  )
})
