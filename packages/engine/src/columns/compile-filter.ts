import type { Property } from "../properties/property.ts"
import type { Filter } from "../query/filter.ts"
import { matchPredicate } from "../query/match-predicate.ts"
import type { Predicate } from "../query/predicate.ts"
import { MINUTE_MS } from "../time/floor-minute.ts"
import { constantKernel, hasOne, intersect, type Kernel, newMask, unite } from "./block.ts"
import type { CodeColumn } from "./code-column.ts"
import type { ColumnTable } from "./column-table.ts"
import { joinRanges } from "./join-ranges.ts"
import type { NumberColumn } from "./number-column.ts"
import { nextDown } from "./number-range.ts"
import type { RelationColumn } from "./relation-column.ts"
import type { WordListsColumn } from "./word-lists-column.ts"

/** What a filter over columns needs to know of the caller. */
export interface ColumnContext {
  /** Whether the caller sees what a page or database's own access list covers. */
  isVisibleAcl(pk: number): boolean
  /** pk of a page that the filter names by id; undefined when there is none. */
  pagePk(id: string): number | undefined
}

/** The filter as a scan over a table's columns, all of which are loaded. */
export function compileFilter(filter: Filter, table: ColumnTable, context: ColumnContext): Kernel {
  if (filter.kind !== "where") {
    if (filter.kind === "any") return any(filter.filters.map((part) => compileFilter(part, table, context)))
    const { ranges, others } = joinRanges(filter.filters, table)
    return all([...ranges, ...others.map((part) => compileFilter(part, table, context))])
  }
  const { field, predicate } = filter
  if (field.source === "created_time") return timeKernel(table.rows.createdAt, predicate)
  if (field.source === "last_edited_time") return timeKernel(table.rows.editedAt, predicate)
  if (field.source !== "property") throw new Error("a filter on an unknown source")
  const { property } = field
  if (property.type === "created_time") return timeKernel(table.rows.createdAt, predicate)
  if (property.type === "last_edited_time") return timeKernel(table.rows.editedAt, predicate)
  const column = table.column(property)
  switch (column.kind) {
    case "number":
      return numberKernel(column, predicate)
    case "code":
      return codeKernel(column, property, predicate)
    case "words":
      return wordsKernel(column, property, predicate)
    case "relation":
      return relationKernel(column, predicate, context)
    case "text":
      if (predicate.family === "text") return column.where(predicate)
      return predicate.family === "existence" ? column.existence(predicate.isEmpty) : emptyKernel(predicate)
  }
}

/** A predicate of another kind than the column's sees an empty value everywhere. */
function emptyKernel(predicate: Predicate): Kernel {
  return constantKernel(matchPredicate(predicate, undefined))
}

function numberKernel(column: NumberColumn, predicate: Predicate): Kernel {
  switch (predicate.family) {
    case "number":
      return column.number(predicate)
    case "date":
      return column.range(predicate.window.fromMs, nextDown(predicate.window.toMs))
    case "existence":
      return column.existence(predicate.isEmpty)
    default:
      return emptyKernel(predicate)
  }
}

/** Exact times count by their minute: a minute lies in a window when it begins there. */
function timeKernel(column: NumberColumn, predicate: Predicate): Kernel {
  if (predicate.family === "existence") return column.existence(predicate.isEmpty)
  if (predicate.family !== "date") return emptyKernel(predicate)
  const { fromMs, toMs } = predicate.window
  return column.range(ceilMinute(fromMs), nextDown(ceilMinute(toMs)))
}

function ceilMinute(ms: number): number {
  return Math.ceil(ms / MINUTE_MS) * MINUTE_MS
}

function codeKernel(column: CodeColumn, property: Property, predicate: Predicate): Kernel {
  if (property.type === "checkbox")
    return column.where((word) =>
      matchPredicate(predicate, { kind: "checkbox", isChecked: word !== undefined }),
    )
  if (property.type === "files")
    return column.where((word) =>
      matchPredicate(predicate, word === undefined ? undefined : { kind: "files", names: [word] }),
    )
  if (property.type === "select" || property.type === "status") {
    const known = knownOptions(property)
    return column.where((word) =>
      matchPredicate(
        predicate,
        word !== undefined && known.has(word) ? { kind: "options", ids: [word] } : undefined,
      ),
    )
  }
  return column.where((word) =>
    matchPredicate(predicate, word === undefined ? undefined : { kind: "ids", ids: [word] }),
  )
}

function wordsKernel(column: WordListsColumn, property: Property, predicate: Predicate): Kernel {
  const known = property.type === "multi_select" ? knownOptions(property) : undefined
  const counts = (word: string) => known === undefined || known.has(word)
  switch (predicate.family) {
    case "existence":
      return column.having(counts, !predicate.isEmpty)
    case "options":
      if (known === undefined) return emptyKernel(predicate)
      return column.having((word) => counts(word) && predicate.ids.has(word), predicate.isMember)
    case "ids":
      if (known !== undefined) return emptyKernel(predicate)
      return column.having((word) => word === predicate.id, predicate.isMember)
    default:
      return emptyKernel(predicate)
  }
}

function relationKernel(column: RelationColumn, predicate: Predicate, context: ColumnContext): Kernel {
  const isVisible = (pk: number) => context.isVisibleAcl(pk)
  if (predicate.family === "existence") return column.existence(predicate.isEmpty, isVisible)
  if (predicate.family !== "ids") return emptyKernel(predicate)
  const pk = predicate.id === null ? undefined : context.pagePk(predicate.id)
  return column.containing(pk, predicate.isMember, isVisible)
}

/** Values keep the ids of options that were removed from the schema; for queries they are gone. */
function knownOptions(property: Property): ReadonlySet<string> {
  if (property.type !== "select" && property.type !== "status" && property.type !== "multi_select")
    return new Set()
  return new Set(property.config.options.map((option) => option.id))
}

/** Looks at the next part only while some row of the block is left. */
export function all(parts: readonly Kernel[]): Kernel {
  return parts.length === 0 ? constantKernel(true) : parts.reduce(both)
}

function any(parts: readonly Kernel[]): Kernel {
  return parts.length === 0 ? constantKernel(false) : parts.reduce(either)
}

// By twos, and not in a loop over the parts: kernels become part of the loop then, and slower by half for its sake.

function both(first: Kernel, second: Kernel): Kernel {
  const part = newMask()
  return (from, to, out) => {
    first(from, to, out)
    if (!hasOne(out, to - from)) return
    second(from, to, part)
    intersect(out, part, to - from)
  }
}

function either(first: Kernel, second: Kernel): Kernel {
  const part = newMask()
  return (from, to, out) => {
    first(from, to, out)
    second(from, to, part)
    unite(out, part, to - from)
  }
}
