/** A type that the API makes new properties of. */
export interface PropertyKind {
  type: string
  label: string
}

/**
 * Types in the order that they are offered in, by the words that name them. Buttons and verification are not among
 * them: the API shows and never makes them.
 */
export const propertyKinds: readonly PropertyKind[] = [
  { type: "rich_text", label: "Text" },
  { type: "number", label: "Number" },
  { type: "select", label: "Select" },
  { type: "multi_select", label: "Multi-select" },
  { type: "status", label: "Status" },
  { type: "date", label: "Date" },
  { type: "people", label: "People" },
  { type: "files", label: "Files" },
  { type: "checkbox", label: "Checkbox" },
  { type: "url", label: "URL" },
  { type: "email", label: "Email" },
  { type: "phone_number", label: "Phone" },
  { type: "formula", label: "Formula" },
  { type: "relation", label: "Relation" },
  { type: "rollup", label: "Rollup" },
  { type: "created_time", label: "Created time" },
  { type: "created_by", label: "Created by" },
  { type: "last_edited_time", label: "Edited time" },
  { type: "last_edited_by", label: "Edited by" },
  { type: "unique_id", label: "ID" },
  { type: "place", label: "Place" },
]

const labels: Readonly<Record<string, string>> = {
  ...Object.fromEntries(propertyKinds.map(({ type, label }) => [type, label])),
  title: "Title",
  button: "Button",
  verification: "Verification",
}

/** What a type is called. */
export function kindLabel(type: string): string {
  return labels[type] ?? type
}
