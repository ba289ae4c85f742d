import type { Property } from "../properties/property.ts"
import type { FileItem, PersonRef } from "../properties/value.ts"
import { foldText } from "../query/fold-text.ts"
import { plainText } from "../rich-text/plain-text.ts"
import type { DateValue, RichText } from "../rich-text/rich-text.ts"
import { dateInstants } from "../time/date-instants.ts"
import { CodeColumn } from "./code-column.ts"
import type { ColumnRow } from "./column-row.ts"
import type { DerivedTraces } from "./derived-traces.ts"
import { NumberColumn } from "./number-column.ts"
import { RelationColumn } from "./relation-column.ts"
import { TextColumn } from "./text-column.ts"
import { WordListsColumn } from "./word-lists-column.ts"

export type Column = NumberColumn | CodeColumn | WordListsColumn | RelationColumn | TextColumn

/** A property's values, and how a row's are taken in. */
export interface PropertyColumn {
  property: Property
  column: Column
  set(row: number, source: ColumnRow): void
  /** What computed values were made from; only of derived columns. */
  traces?: DerivedTraces
}

/** Bytes of a column and what belongs to it. */
export function bytesOf({ column, traces }: PropertyColumn): number {
  return column.bytes + (traces?.bytes ?? 0)
}

/**
 * An empty column for a property; undefined for the types that only the row evaluator reads: formulas and rollups,
 * buttons, places, verifications. Created and edited times are kept with the rows.
 */
export function newColumn(property: Property): PropertyColumn | undefined {
  const { id } = property
  switch (property.type) {
    case "date": {
      const column = new NumberColumn()
      const startOf = rememberStarts()
      const set = (row: number, { values }: ColumnRow) =>
        column.set(row, startOf(values[id] as DateValue | undefined))
      return { property, column, set }
    }
    case "number":
    case "unique_id": {
      const column = new NumberColumn()
      return { property, column, set: (row, source) => column.set(row, numberOf(property, source)) }
    }
    case "checkbox": {
      const column = new CodeColumn()
      const set = (row: number, { values }: ColumnRow) =>
        column.set(row, values[id] === true ? "true" : undefined)
      return { property, column, set }
    }
    case "files": {
      const column = new CodeColumn()
      const hasFiles = (values: ColumnRow["values"]) => ((values[id] ?? []) as readonly FileItem[]).length > 0
      const set = (row: number, { values }: ColumnRow) =>
        column.set(row, hasFiles(values) ? "files" : undefined)
      return { property, column, set }
    }
    case "select":
    case "status": {
      const column = new CodeColumn()
      return { property, column, set: (row, { values }) => column.set(row, values[id] as string | undefined) }
    }
    case "created_by": {
      const column = new CodeColumn()
      return { property, column, set: (row, source) => column.set(row, source.createdBy) }
    }
    case "last_edited_by": {
      const column = new CodeColumn()
      return { property, column, set: (row, source) => column.set(row, source.editedBy) }
    }
    case "multi_select": {
      const column = new WordListsColumn()
      const set = (row: number, { values }: ColumnRow) =>
        column.set(row, (values[id] ?? []) as readonly string[])
      return { property, column, set }
    }
    case "people": {
      const column = new WordListsColumn()
      const set = (row: number, { values }: ColumnRow) => {
        const people = (values[id] ?? []) as readonly PersonRef[]
        column.set(
          row,
          people.map((person) => person.id),
        )
      }
      return { property, column, set }
    }
    case "relation": {
      const column = new RelationColumn()
      return { property, column, set: (row, { related }) => column.set(row, related?.get(property.pk) ?? []) }
    }
    case "title":
    case "rich_text": {
      const column = new TextColumn()
      const set = (row: number, { values }: ColumnRow) =>
        column.set(row, foldRichText((values[id] ?? []) as RichText))
      return { property, column, set }
    }
    case "url":
    case "email":
    case "phone_number": {
      const column = new TextColumn()
      const set = (row: number, { values }: ColumnRow) =>
        column.set(row, foldText((values[id] ?? "") as string))
      return { property, column, set }
    }
    default:
      return undefined
  }
}

/** What is no finite number is empty. */
function numberOf({ id }: Property, { values }: ColumnRow): number | undefined {
  const number = values[id] as number | undefined
  return Number.isFinite(number) ? number : undefined
}

/** Different dates whose start is remembered: most data sources have few, and reading one takes a while. */
const maxStarts = 5_000

/** When a date starts, in ms, as the row evaluator reads it; undefined for one that cannot be placed. */
function rememberStarts(): (date: DateValue | undefined) => number | undefined {
  const starts = new Map<string, number | undefined>()
  return (date) => {
    if (date === undefined) return undefined
    const { start, time_zone: zone } = date
    const key = zone === null ? start : `${start} ${zone}`
    if (starts.has(key)) return starts.get(key)
    if (starts.size >= maxStarts) starts.clear()
    const startMs = dateInstants({ start, end: null, time_zone: zone })?.startMs
    starts.set(key, startMs)
    return startMs
  }
}

/** Undefined when the text depends on who reads it. */
function foldRichText(text: RichText): string | undefined {
  const first = text[0]
  if (first === undefined) return ""
  if (text.length === 1 && first.type === "text") return foldText(first.text.content)
  for (const item of text) if (item.type === "mention" && named.has(item.mention.type)) return undefined
  return foldText(plainText(text))
}

/** Mentions whose text is the name of another object. */
const named: ReadonlySet<string> = new Set(["user", "page", "database"])
