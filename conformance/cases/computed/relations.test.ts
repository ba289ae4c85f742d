import { expect, it } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import type { Answer } from "../../kit/notion.ts"
import { at } from "../../kit/read.ts"
import { propertiesOf } from "../../kit/table.ts"

const related = (page: Answer, name: string) =>
  (at(propertiesOf(page), name, "relation") as { id: string }[]).map(({ id }) => id)

eachSdk("relations and numbers of rows", (kit) => {
  const read = (id: string) => kit.notion.pages.retrieve({ page_id: id })
  const relate = (page: Answer, name: string, targets: readonly Answer[]) =>
    kit.notion.pages.update({
      page_id: page.id,
      properties: { [name]: { relation: targets.map(({ id }) => ({ id })) } },
    })

  it("keeps both sides of a dual relation", async () => {
    const goals = await kit.table({}, { title: "Goals" })
    const tasks = await kit.table({ Goal: goals.relation("dual_property") }, { title: "Tasks" })
    const twin = "Related to Tasks (Goal)"
    const [goal, other] = [await goals.row("Goal"), await goals.row("Other")]
    const one = await tasks.row("One", { Goal: { relation: [{ id: goal.id }] } })
    const two = await tasks.row("Two", { Goal: { relation: [{ id: goal.id }, { id: other.id }] } })
    expect(related(await read(goal.id), twin)).toEqual([one.id, two.id])
    expect(related(await read(other.id), twin)).toEqual([two.id])
    await relate(goal, twin, [two])
    expect(related(await read(one.id), "Goal")).toEqual([])
    expect(related(await read(two.id), "Goal")).toEqual([goal.id, other.id])
    await kit.trashPage(two.id)
    expect(related(await read(goal.id), twin)).toEqual([])
    await kit.restorePage(two.id)
    expect(related(await read(goal.id), twin)).toEqual([two.id])
  })

  it("leaves the target of a single relation alone", async () => {
    const goals = await kit.table()
    const tasks = await kit.table({ Goal: goals.relation() })
    const goal = await goals.row("Goal")
    const task = await tasks.row("Task", { Goal: { relation: [{ id: goal.id }] } })
    expect(related(task, "Goal")).toEqual([goal.id])
    expect(Object.keys(propertiesOf(await read(goal.id)))).toEqual(["Name"])
  })

  it("relates rows of one table to one another", async () => {
    const table = await kit.table({ Cost: { number: {} } }, { title: "Tree" })
    await table.change({ Above: table.relation("dual_property") })
    const below = "Related to Tree (Above)"
    await table.change({
      Sum: { formula: { expression: `prop("${below}").map(current.prop("Cost")).sum() + prop("Cost")` } },
    })
    const root = await table.row("Root", { Cost: { number: 1 } })
    for (const [name, number] of Object.entries({ Left: 10, Right: 100 }))
      await table.row(name, { Cost: { number }, Above: { relation: [{ id: root.id }] } })
    expect(at(propertiesOf(await read(root.id)), "Sum", "formula", "number")).toBe(111)
    // Each above the other: what reads through both must end all the same.
    await relate(root, "Above", [root])
    expect(at(propertiesOf(await read(root.id)), "Sum", "formula", "number")).toBe(112)
  })

  it("numbers rows, and never gives a number twice", async () => {
    const table = await kit.table({ No: { unique_id: { prefix: "JOB" } } })
    await table.change({ Label: { formula: { expression: 'prop("No") + " " + prop("Name")' } } })
    const numberOf = (page: Answer) => at(propertiesOf(page), "No", "unique_id")
    const one = await table.row("one")
    expect(numberOf(one)).toEqual({ prefix: "JOB", number: 1 })
    await kit.trashPage(one.id)
    const two = await table.row("two")
    expect(numberOf(two)).toEqual({ prefix: "JOB", number: 2 })
    expect(at(propertiesOf(two), "Label", "formula", "string")).toBe("JOB-2 two")
    expect(await table.matching({ property: "No", unique_id: { equals: 2 } })).toEqual(["two"])
  })
})
