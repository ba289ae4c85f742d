import type { PropertySchema } from "../databases/column.ts"
import type { ValueChange } from "../databases/use-write-value.ts"
import type { PageProperty, PropertyPatch } from "../http/notion.ts"
import { plainLooks, textItem } from "../rich-text/rich-text-dom.ts"
import { toRequest } from "../rich-text/to-request.ts"

/**
 * What a pasted text makes of a value; undefined when it makes no sense there, or the type takes no text. New options
 * of selects come from their names, those of a status must be there.
 */
export function valueFromText(
  value: PageProperty,
  schema: PropertySchema,
  text: string,
): ValueChange | undefined {
  const word = text.trim()
  const line = word === "" ? null : word
  switch (value.type) {
    case "title":
    case "rich_text": {
      const items = text === "" ? [] : [textItem(text, plainLooks)]
      return change(value, items, toRequest(items))
    }
    case "url":
    case "email":
    case "phone_number":
      return change(value, line, line)
    case "number": {
      const number = line === null ? null : Number(word.replace(/[\s_,]/g, ""))
      return number === null || Number.isFinite(number) ? change(value, number, number) : undefined
    }
    case "checkbox": {
      const checked = /^(true|yes|x|1|checked)$/i.test(word)
      return checked || /^(false|no|0|)$/i.test(word) ? change(value, checked, checked) : undefined
    }
    case "select":
      return change(value, line && optionNamed(schema, word), line && { name: word })
    case "multi_select": {
      const names = [...new Set(word.split(",").map((name) => name.trim()))].filter(Boolean)
      return change(
        value,
        names.map((name) => optionNamed(schema, name)),
        names.map((name) => ({ name })),
      )
    }
    case "status": {
      const options = schema.type === "status" ? schema.status.options : []
      const option = options.find(({ name }) => name.toLowerCase() === word.toLowerCase())
      return option && change(value, option, { name: option.name })
    }
    case "date": {
      if (line === null) return change(value, null, null)
      const [start = "", end] = word.split(/\s*→\s*/)
      if (![start, ...(end === undefined ? [] : [end])].every(isDate)) return undefined
      return change(value, { start, end: end ?? null, time_zone: null }, { start, end: end ?? null })
    }
    default:
      return undefined
  }
}

/** The value with other content, and the request that makes it so. */
function change(value: PageProperty, content: unknown, request: unknown): ValueChange {
  return {
    value: { ...value, [value.type]: content } as PageProperty,
    patch: { [value.type]: request } as unknown as PropertyPatch,
  }
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text))
}

/** An option as it will be shown until the server has answered. */
function optionNamed(schema: PropertySchema, name: string): object {
  const options =
    schema.type === "select"
      ? schema.select.options
      : schema.type === "multi_select"
        ? schema.multi_select.options
        : []
  return options.find((option) => option.name === name) ?? { id: name, name, color: "default" }
}
