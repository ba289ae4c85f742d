import type { PageProperty, PropertyPatch } from "../http/notion.ts"
import { isWritable, toRequest } from "../rich-text/to-request.ts"

/** The request that makes a property what `value` says; undefined for what cannot be written back whole. */
export function valuePatch(value: PageProperty): PropertyPatch | undefined {
  const request = requestOf(value)
  return request === undefined ? undefined : ({ [value.type]: request } as unknown as PropertyPatch)
}

function requestOf(value: PageProperty): unknown {
  switch (value.type) {
    case "title":
      return isWritable(value.title) ? toRequest(value.title) : undefined
    case "rich_text":
      return isWritable(value.rich_text) ? toRequest(value.rich_text) : undefined
    case "number":
      return value.number
    case "url":
      return value.url
    case "email":
      return value.email
    case "phone_number":
      return value.phone_number
    case "checkbox":
      return value.checkbox
    case "select":
      return value.select && { name: value.select.name }
    case "status":
      return value.status && { name: value.status.name }
    case "multi_select":
      return value.multi_select.map(({ name }) => ({ name }))
    case "date":
      return value.date
    case "people":
      return value.people.map(({ id }) => ({ id }))
    case "relation":
      return "has_more" in value && value.has_more ? undefined : value.relation
    default:
      return undefined
  }
}
