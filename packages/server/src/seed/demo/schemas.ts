const options = (...names: [name: string, color: string][]) => ({
  options: names.map(([name, color]) => ({ name, color })),
})

/** People the workshop works with. */
export const peopleSchema = {
  Name: { title: {} },
  Role: {
    select: options(["Maker", "blue"], ["Designer", "purple"], ["Sailor", "green"], ["Customer", "orange"]),
  },
  Email: { email: {} },
  Phone: { phone_number: {} },
  Site: { url: {} },
  Place: { place: {} },
  Account: { people: {} },
}

export const projectsSchema = {
  Name: { title: {} },
  Phase: { status: {} },
  Timeline: { date: {} },
  Budget: { number: { format: "euro" } },
  Progress: { number: { format: "percent" } },
  Summary: { rich_text: {} },
  Drawings: { files: {} },
  Number: { unique_id: { prefix: "BOAT" } },
}

/** `Status`, `Created` and `Last edited time` are named as a well-known tutorial names them. */
export const tasksSchema = (projectsId: string, peopleId: string) => ({
  Name: { title: {} },
  Status: { select: options(["Backlog", "gray"], ["In Progress", "blue"], ["Completed", "green"]) },
  Tags: {
    multi_select: options(
      ["hull", "blue"],
      ["sail", "pink"],
      ["paint", "yellow"],
      ["paper", "brown"],
      ["trial", "red"],
    ),
  },
  Due: { date: {} },
  Estimate: { number: { format: "number" } },
  Urgent: { checkbox: {} },
  Project: { relation: { data_source_id: projectsId, dual_property: {} } },
  Helpers: { relation: { data_source_id: peopleId, single_property: {} } },
  Assignee: { people: {} },
  Notes: { rich_text: {} },
  Number: { unique_id: { prefix: "TASK" } },
  Created: { created_time: {} },
  "Created by": { created_by: {} },
  "Last edited time": { last_edited_time: {} },
  "Last edited by": { last_edited_by: {} },
})

/** Added once the relation is there. */
export const tasksComputed = {
  Budget: { rollup: { relation_property_name: "Project", rollup_property_name: "Budget", function: "sum" } },
  Overdue: { formula: { expression: 'prop("Due") < now() and prop("Status") != "Completed"' } },
}
