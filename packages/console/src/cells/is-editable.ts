const editable: ReadonlySet<string> = new Set([
  "title",
  "rich_text",
  "number",
  "select",
  "multi_select",
  "status",
  "date",
  "people",
  "checkbox",
  "url",
  "email",
  "phone_number",
  "relation",
])

/** Whether values of a property type can be typed or picked; the others are computed, or files. */
export function isEditable(type: string): boolean {
  return editable.has(type)
}
