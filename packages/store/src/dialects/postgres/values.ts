import { List } from "../list.ts"
import { storableJson, storableText } from "../storable-text.ts"

/** A JavaScript value as postgres.js takes it: objects as JSON text, lists as array literals. */
export function encode(value: unknown): string | number | boolean | null {
  switch (typeof value) {
    case "string":
      return storableText(value)
    case "number":
    case "boolean":
      return value
    case "bigint":
      return String(value)
    case "object":
      if (value === null) return null
      return value instanceof List ? arrayLiteral(value.values) : storableJson(value)
    default:
      throw new TypeError(`A ${typeof value} cannot be stored.`)
  }
}

function arrayLiteral(values: readonly (number | string)[]): string {
  const items = values.map((value) =>
    typeof value === "number" ? value : `"${storableText(value).replace(/["\\]/g, "\\$&")}"`,
  )
  return `{${items.join(",")}}`
}
