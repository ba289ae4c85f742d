import type { JsonObject } from "../json.ts"

const options = { options: [{ name: "One", color: "red" }, { name: "Two" }] }

/** A schema with every type of property; rollups come later, because they need the relation to be there. */
export function everyProperty(target: string): JsonObject {
  return {
    Name: { title: {} },
    Text: { rich_text: {}, description: "What there is to say" },
    "Plain text": { rich_text: {} },
    Number: { number: { format: "euro" } },
    Select: { select: options },
    Several: { multi_select: options },
    Status: { status: {} },
    Date: { date: {} },
    People: { people: {} },
    Files: { files: {} },
    Checkbox: { checkbox: {} },
    Site: { url: {} },
    Email: { email: {} },
    Phone: { phone_number: {} },
    Formula: { formula: { expression: "1 + 1" } },
    "Says so": { formula: { expression: 'prop("Name")' } },
    "Says nothing": { formula: { expression: 'prop("Date").formatDate("Y")' } },
    "Says yes": { formula: { expression: "true" } },
    "Says when": { formula: { expression: 'prop("Created time")' } },
    "One way": { relation: { data_source_id: target, single_property: {} } },
    "Two ways": { relation: { data_source_id: target, dual_property: {} } },
    "Created time": { created_time: {} },
    "Created by": { created_by: {} },
    "Edited time": { last_edited_time: {} },
    "Edited by": { last_edited_by: {} },
    ID: { unique_id: { prefix: "TOUR" } },
    "Plain ID": { unique_id: {} },
    Button: { button: {} },
    Place: { place: {} },
    Verification: { verification: {} },
  }
}

/** Values that are there without being all that they can be. */
export const halfValues: JsonObject = {
  Date: { date: { start: "2026-01-02" } },
  Verification: { verification: { state: "unverified" } },
}

/** A value for every property that a request can write. */
export function everyValue(ids: { person: string; row: string; text: JsonObject[] }): JsonObject {
  return {
    Name: { title: ids.text },
    Text: { rich_text: ids.text },
    Number: { number: 1.5 },
    Select: { select: { name: "One" } },
    Several: { multi_select: [{ name: "One" }, { name: "Two" }] },
    Status: { status: { name: "Done" } },
    Date: { date: { start: "2026-01-02", end: "2026-01-03" } },
    People: { people: [{ id: ids.person }] },
    Files: { files: [{ name: "a.txt", external: { url: "https://example.com/a.txt" } }] },
    Checkbox: { checkbox: true },
    Site: { url: "https://example.com/" },
    Email: { email: "ada@example.com" },
    Phone: { phone_number: "+49 30 123" },
    "One way": { relation: [{ id: ids.row }] },
    "Two ways": { relation: [{ id: ids.row }] },
    Place: { place: { lat: 52.5, lon: 13.4, name: "Berlin", address: "Berlin" } },
    Verification: { verification: { state: "verified", date: { start: "2026-01-02", end: "2026-01-09" } } },
  }
}

/** What the related rows have. */
export const targetProperties = {
  Name: { title: {} },
  Tags: { multi_select: { options: options.options } },
  Score: { number: {} },
  Due: { date: {} },
}

export const targetValues = {
  Tags: { multi_select: [{ name: "One" }] },
  Due: { date: { start: "2026-01-02" } },
}

const over = (target: string, name: string) => ({
  rollup: { relation_property_name: "One way", rollup_property_name: target, function: name },
})

export const everyRollup = {
  Rollup: over("Name", "count"),
  Highest: over("Score", "max"),
  "First due": over("Due", "earliest_date"),
  Tags: over("Tags", "show_original"),
}
