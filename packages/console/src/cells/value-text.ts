import type { PageProperty } from "../http/notion.ts"
import { plainText } from "../rich-text/plain-text.ts"

/** A value as plain text, for spreadsheets and CSV: numbers and dates as the API has them, relations by page id. */
export function valueText(value: PageProperty): string {
  switch (value.type) {
    case "title":
      return plainText(value.title)
    case "rich_text":
      return plainText(value.rich_text)
    case "number":
      return value.number === null ? "" : String(value.number)
    case "select":
      return value.select?.name ?? ""
    case "status":
      return value.status?.name ?? ""
    case "multi_select":
      return value.multi_select.map(({ name }) => name).join(", ")
    case "checkbox":
      return value.checkbox ? "true" : "false"
    case "date":
      return dateWords(value.date)
    case "url":
      return value.url ?? ""
    case "email":
      return value.email ?? ""
    case "phone_number":
      return value.phone_number ?? ""
    case "people":
      return value.people.map(nameOf).join(", ")
    case "created_by":
      return nameOf(value.created_by)
    case "last_edited_by":
      return nameOf(value.last_edited_by)
    case "created_time":
      return value.created_time
    case "last_edited_time":
      return value.last_edited_time
    case "files":
      return value.files.map(({ name }) => name).join(", ")
    case "relation":
      return value.relation.map(({ id }) => id).join(", ")
    case "unique_id": {
      const { prefix, number } = value.unique_id
      return number === null ? "" : prefix ? `${prefix}-${number}` : String(number)
    }
    case "formula":
      return computedText(value.formula)
    case "rollup":
      return value.rollup.type === "array"
        ? value.rollup.array.map((item) => valueText(item as PageProperty)).join(", ")
        : computedText(value.rollup)
    case "place":
      return value.place?.name ?? value.place?.address ?? ""
    default:
      return ""
  }
}

function computedText(value: object): string {
  const { type } = value as { type: string }
  const inner = (value as Record<string, unknown>)[type]
  if (type === "date") return dateWords(inner as { start: string; end: string | null } | null)
  return inner === null || inner === undefined || typeof inner === "object" ? "" : String(inner)
}

function dateWords(date: { start: string; end: string | null } | null): string {
  if (!date) return ""
  return date.end === null ? date.start : `${date.start} → ${date.end}`
}

function nameOf(user: object): string {
  return (user as { name?: string | null }).name ?? ""
}
