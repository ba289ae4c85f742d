import type { Filter } from "../query/filter.ts"
import type { Rank } from "../query/rank.ts"
import type { Sort } from "../query/sort.ts"
import { blockRows, hasOne, type Kernel, newMask } from "./block.ts"
import type { ColumnTable } from "./column-table.ts"
import { all, type ColumnContext, compileFilter } from "./compile-filter.ts"
import type { RowFlags } from "./row-base.ts"
import { type SortLevel, sortLevels } from "./sort-level.ts"
import { TopRows } from "./top-rows.ts"

export interface ColumnQuery {
  filter: Filter
  sorts: readonly Sort[]
  flags: RowFlags
  /** Only rows behind this place are returned. */
  after: Rank | null
  limit: number
  /** Rows that match are counted so far at least, and where it costs nothing; all of them by default. */
  countUpTo?: number
}

/** A row found, with its place. */
export interface FoundRow {
  pk: number
  rowSeq: number
  rank: Rank
}

export interface FoundRows {
  /** At most one more than the limit, in order: one more tells that there is a next page. */
  rows: FoundRow[]
  /**
   * All rows that match, of every page, or some number above `countUpTo`; undefined in the default order, which stops
   * when it has enough.
   */
  matchCount: number | undefined
  /** Rows that columns cannot judge, since they read differently to different callers: none is among `rows`. */
  uncertain: number[]
}

/**
 * One page of the rows that match, as `queryRows` finds it. A generator, so that its caller can let others run between
 * two steps: a step is some 16 blocks of rows. The table must not change before the end.
 */
export function* queryColumns(
  table: ColumnTable,
  { filter, sorts, flags, after, limit, countUpTo = Number.POSITIVE_INFINITY }: ColumnQuery,
  context: ColumnContext,
): Generator<undefined, FoundRows, undefined> {
  const { rows } = table
  const counted = rows.where(flags, context.isVisibleAcl)
  const skipped = table.uncertainRows(propertiesOf(filter, sorts))
  const kernel = without(skipped, all([compileFilter(filter, table, context), counted]))
  const uncertain = skipped.size === 0 ? [] : picked(skipped, counted, rows.pks.data)
  const levels = sortLevels(sorts, table)
  const toFound = (row: number): FoundRow => ({
    pk: rows.pks.data[row] as number,
    rowSeq: rows.rowSeqs.data[row] as number,
    rank: rankOf(table, levels, row),
  })
  if (sorts.length === 0) {
    const found = yield* newestFirst(table, kernel, after, limit + 1)
    return { rows: found.map(toFound), matchCount: undefined, uncertain }
  }
  const top = new TopRows(table, levels, after, limit + 1)
  const mask = newMask()
  const blockCount = Math.ceil(rows.length / blockRows)
  const stride = farStride(blockCount)
  // No loop over an iterator: what is called within one is compiled to slower code.
  for (let at = 0, block = 0; at < blockCount; at++, block = (block + stride) % blockCount) {
    if (at % 16 === 15) yield
    const from = block * blockRows
    const to = Math.min(from + blockRows, rows.length)
    if (top.matchCount > countUpTo && addFew(top, kernel, from, to)) continue
    kernel(from, to, mask)
    if (hasOne(mask, to - from)) top.addBlock(from, to, mask)
  }
  return { rows: top.rows().map(toFound), matchCount: top.matchCount, uncertain }
}

const fewRows = 32
const fewPlaces = new Uint16Array(blockRows)
const oneVerdict = newMask()

/** Asks the filter only of the block's rows that the order lets in, where these are few; false where they are not. */
function addFew(top: TopRows, kernel: Kernel, from: number, to: number): boolean {
  const count = top.candidates(from, to, fewPlaces)
  if (count === undefined || count > fewRows) return false
  for (let at = 0; at < count; at++) {
    const row = from + (fewPlaces[at] as number)
    if (!top.wants(row)) continue
    kernel(row, row + 1, oneVerdict)
    if (oneVerdict[0] === 1) top.add(row)
  }
  return true
}

/** From the newest block down, until there are enough; strays are looked at first and put in their places. */
function* newestFirst(
  table: ColumnTable,
  kernel: Kernel,
  after: Rank | null,
  wanted: number,
): Generator<undefined, number[], undefined> {
  const { rows } = table
  const mask = newMask()
  const found: number[] = []
  let end = after === null ? rows.length : rows.countBefore(after.createdAtMs, after.pk)
  let steps = 0
  while (end > 0 && found.length < wanted) {
    if (++steps % 16 === 0) yield
    const from = Math.floor((end - 1) / blockRows) * blockRows
    kernel(from, end, mask)
    const first = hasOne(mask, end - from) ? from : end
    for (let row = end - 1; row >= first && found.length < wanted; row--)
      if (mask[row - from] === 1 && !rows.strays.has(row)) found.push(row)
    end = from
  }
  if (rows.strays.size === 0) return found
  for (const row of rows.strays) {
    kernel(row, row + 1, mask)
    if (mask[0] === 1 && isBehind(table, row, after)) found.push(row)
  }
  return found.sort((a, b) => rows.compareDefault(a, b)).slice(0, wanted)
}

function isBehind({ rows }: ColumnTable, row: number, after: Rank | null): boolean {
  if (after === null) return true
  const createdAtMs = rows.createdAt.values.data[row] as number
  return (
    createdAtMs < after.createdAtMs ||
    (createdAtMs === after.createdAtMs && (rows.pks.data[row] as number) < after.pk)
  )
}

function rankOf({ rows }: ColumnTable, levels: readonly SortLevel[], row: number): Rank {
  return {
    keys: levels.map((level) => level.key(row)),
    createdAtMs: rows.createdAt.values.data[row] as number,
    pk: rows.pks.data[row] as number,
  }
}

function propertiesOf(filter: Filter, sorts: readonly Sort[]) {
  const fields = sorts.map((sort) => sort.field)
  const visit = (part: Filter): void => {
    if (part.kind === "where") fields.push(part.field)
    else for (const inner of part.filters) visit(inner)
  }
  visit(filter)
  return fields.flatMap((field) => (field.source === "property" ? [field.property] : []))
}

function without(skipped: ReadonlySet<number>, kernel: Kernel): Kernel {
  if (skipped.size === 0) return kernel
  return (from, to, out) => {
    kernel(from, to, out)
    for (let row = from; row < to; row++) if (skipped.has(row)) out[row - from] = 0
  }
}

function picked(rows: ReadonlySet<number>, counted: Kernel, pks: Float64Array): number[] {
  const mask = newMask()
  return [...rows].flatMap((row) => {
    counted(row, row + 1, mask)
    return mask[0] === 1 ? [pks[row] as number] : []
  })
}

/**
 * A step that leads through all blocks, neighbours far apart: rows created one after the other often have rising values,
 * and in their own order each would be the best so far.
 */
function farStride(blockCount: number): number {
  let stride = Math.max(1, Math.floor(blockCount * 0.618))
  while (greatestDivisor(stride, blockCount) > 1) stride++
  return stride
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}
