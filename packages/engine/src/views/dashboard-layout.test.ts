import { expect, test } from "vitest"
import { addWidget, type DashboardRow, removeWidget } from "./dashboard-layout.ts"

const row = (id: string, ...views: string[]): DashboardRow => ({
  id,
  widgets: views.map((view) => ({ id: `w-${view}`, view_id: view, width: 12 / views.length })),
})
const shape = (rows: readonly DashboardRow[]) =>
  rows.map(({ widgets }) => widgets.map(({ view_id, width }) => `${view_id}:${width}`).join(" "))
const newId = () => "new"

test.each([
  [{ type: "new_row" } as const, ["a:6 b:6", "c:12", "x:12"]],
  [{ type: "new_row", row_index: 0 } as const, ["x:12", "a:6 b:6", "c:12"]],
  [{ type: "new_row", row_index: 9 } as const, ["a:6 b:6", "c:12", "x:12"]],
  [{ type: "existing_row", row_index: 0 } as const, ["a:4 b:4 x:4", "c:12"]],
])("%j puts a widget in its place", (placement, expected) => {
  const rows = [row("1", "a", "b"), row("2", "c")]
  expect(shape(addWidget(rows, "x", placement, newId))).toEqual(expected)
  expect(shape(rows)).toEqual(["a:6 b:6", "c:12"])
})

test("refuses a row that is not there, the fifth of a row and the thirteenth of all", () => {
  const full = row("1", "a", "b", "c", "d")
  expect(() => addWidget([], "x", { type: "existing_row", row_index: 0 }, newId)).toThrow("has 0 rows")
  expect(() => addWidget([full], "x", { type: "existing_row", row_index: 0 }, newId)).toThrow("row (5)")
  expect(() => addWidget([full, full, full], "x", { type: "new_row" }, newId)).toThrow(
    "Number of widgets in dashboard (13) exceeds the maximum (12)",
  )
})

test("what leaves gives its width to the others, and takes an empty row along", () => {
  const rows = [row("1", "a", "b"), row("2", "c")]
  expect(shape(removeWidget(rows, "a"))).toEqual(["b:12", "c:12"])
  expect(shape(removeWidget(rows, "c"))).toEqual(["a:6 b:6"])
  expect(removeWidget(rows, "x")).toEqual(rows)
})
