import type { ColumnDefinition } from "better-sqlite3"
import { List } from "../list.ts"
import { storableJson, storableText } from "../storable-text.ts"

/** Types as declared in the tables. Both are only names to SQLite: it stores text and integers. */
export const declaredTypes = { json: "json_text", boolean: "boolean" } as const

/** A JavaScript value as SQLite takes it: objects and lists as JSON text, booleans as 0 and 1. */
export function encode(value: unknown): string | number | bigint | null | Uint8Array {
  switch (typeof value) {
    case "string":
      return storableText(value)
    case "number":
    case "bigint":
      return value
    case "boolean":
      return value ? 1 : 0
    case "object":
      if (value === null || value instanceof Uint8Array) return value
      return storableJson(value instanceof List ? value.values : value)
    default:
      throw new TypeError(`A ${typeof value} cannot be stored.`)
  }
}

export type RowDecoder = (row: Record<string, unknown>) => void

/** Turns JSON text and 0/1 back into values, in place; undefined when no column needs it. */
export function decoderOf(columns: readonly ColumnDefinition[]): RowDecoder | undefined {
  const json = columns.filter(({ type }) => type === declaredTypes.json).map(({ name }) => name)
  const boolean = columns.filter(({ type }) => type === declaredTypes.boolean).map(({ name }) => name)
  if (json.length === 0 && boolean.length === 0) return undefined
  return (row) => {
    for (const name of json) if (row[name] !== null) row[name] = JSON.parse(row[name] as string)
    for (const name of boolean) if (row[name] !== null) row[name] = row[name] === 1
  }
}
