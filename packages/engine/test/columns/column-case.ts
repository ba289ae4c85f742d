// One case: a random world, queries paged through from first to last row, and edits in between. Every page that columns
// find is compared with the one that the row evaluator finds among the same rows as the same caller sees them.

import type { RowFlags } from "../../src/columns/row-base.ts"
import type { Property } from "../../src/properties/property.ts"
import type { Field } from "../../src/query/field.ts"
import type { Filter } from "../../src/query/filter.ts"
import type { FilterContext } from "../../src/query/filter-context.ts"
import { parseFilter } from "../../src/query/parse-filter.ts"
import { parseSorts, type SortInput } from "../../src/query/parse-sorts.ts"
import type { RowQuery } from "../../src/query/query-rows.ts"
import type { Rank } from "../../src/query/rank.ts"
import { editWorld } from "./column-edits.ts"
import { ColumnWorld } from "./column-world.ts"
import { type AskedQuery, comparePage } from "./compare-page.ts"
import { Draw } from "./draw.ts"
import { drawFilter, nameOf } from "./draw-filter.ts"
import { nowMs } from "./draw-value.ts"
import { KeptColumns } from "./kept-columns.ts"

export interface ComparedCase {
  /** Pages compared. */
  pages: number
  /** Rows looked at by both. */
  rows: number
  /** Queries that columns leave to the row evaluator. */
  refusals: number
}

interface Asked {
  filter: unknown
  sorts: SortInput[]
  flags: RowFlags
  caller: number
  /** Whether the caller's bot belongs to a person. */
  hasUser: boolean
  limit: number
  countUpTo: number
}

const maxPages = 12

/** @throws Error that names the seed, the query and the difference */
export async function compareColumns(seed: number): Promise<ComparedCase> {
  const draw = new Draw(seed)
  const world = new ColumnWorld(draw, drawRowCount(draw))
  const kept = new KeptColumns(world)
  const compared: ComparedCase = { pages: 0, rows: 0, refusals: 0 }
  const asked: Asked[] = []
  try {
    for (let count = draw.int(1, 4); count > 0; count--) {
      const isAgain = asked.length > 0 && draw.chance(0.25)
      const query = isAgain ? draw.pick(asked) : drawQuery(world)
      asked.push(query)
      await comparePages(world, kept, query, compared)
    }
  } catch (error) {
    throw new Error(
      `columns differ from rows, seed ${seed}: ${(error as Error).message}; ${JSON.stringify(asked.at(-1))}`,
      { cause: error },
    )
  }
  return compared
}

/** Mostly few; some around a block's border, some so many that columns wear out. */
function drawRowCount(draw: Draw): number {
  const dice = draw.int(0, 999)
  if (dice < 100) return draw.int(0, 5)
  if (dice < 750) return draw.int(6, 60)
  if (dice < 970) return draw.int(61, 250)
  return dice < 985 ? draw.int(1_020, 1_030) : draw.int(1_200, 3_000)
}

function drawQuery(world: ColumnWorld): Asked {
  const { draw, schema } = world
  const flag = () => draw.pick([false, false, true, undefined])
  return {
    filter: draw.chance(0.2) ? undefined : drawFilter(schema, draw, world.pool),
    sorts: draw.list(draw.pick([0, 1, 1, 2, 3]), () => drawSort(schema, draw)),
    flags: { trashed: flag(), archived: flag(), template: flag() },
    caller: draw.int(0, 2),
    hasUser: draw.chance(0.7),
    limit: draw.pick([1, 3, 10, 100]),
    countUpTo: draw.pick([0, 10, Number.POSITIVE_INFINITY]),
  }
}

function drawSort(schema: readonly Property[], draw: Draw): SortInput {
  const direction = draw.pick(["ascending", "descending"] as const)
  if (draw.chance(0.15)) return { timestamp: draw.pick(["created_time", "last_edited_time"]), direction }
  return { property: nameOf(draw.pick(schema), draw), direction }
}

async function comparePages(
  world: ColumnWorld,
  kept: KeptColumns,
  asked: Asked,
  compared: ComparedCase,
): Promise<void> {
  const { draw } = world
  const { flags, caller, limit, countUpTo } = asked
  let after: Rank | null = null
  for (let page = 0; page < maxPages; page++) {
    // Options that are gone may be named by a filter from before.
    const parsed = parseQuery(world, asked)
    if (!parsed) return
    const query: AskedQuery = { ...parsed, flags, after, limit, countUpTo }
    const found = kept.find(query, caller)
    if (isForRows(query.filter, query.sorts) !== (found === undefined))
      throw new Error("columns are wrong about what they can do")
    if (!found) {
      compared.refusals++
      return
    }
    const rows = world.seenBy(caller, flags)
    compared.pages++
    compared.rows += rows.length
    const next = await comparePage(found, rows, query, world, caller)
    if (next === null) return
    // Cursors travel as text.
    after = JSON.parse(JSON.stringify(next)) as Rank
    if (draw.chance(0.5)) editWorld(world, kept)
  }
}

function parseQuery(world: ColumnWorld, asked: Asked): Pick<RowQuery, "filter" | "sorts"> | undefined {
  const context: FilterContext = {
    now: nowMs,
    me: asked.hasUser ? world.userIds[0]! : null,
    computedKind: (property) => ({ type: property.type === "formula" ? "string" : "number" }),
    hasStatusGroups: true,
  }
  try {
    const sorts = parseSorts(asked.sorts, world.schema)
    return { filter: parseFilter(asked.filter, world.schema, context), sorts }
  } catch (error) {
    if (/not found for property|does not match filter/.test((error as Error).message)) return undefined
    throw error
  }
}

const unfiltered: readonly Property["type"][] = ["formula", "rollup", "button", "place", "verification"]
const unsorted: readonly Property["type"][] = [
  ...unfiltered,
  ...(["people", "relation", "files", "created_by", "last_edited_by"] as const),
]

/** Whether a query needs the row evaluator, said apart from the columns. */
function isForRows(filter: Filter, sorts: RowQuery["sorts"]): boolean {
  const has = (field: Field, types: readonly Property["type"][]) =>
    field.source === "property" && types.includes(field.property.type)
  const isFiltered = (part: Filter): boolean =>
    part.kind === "where" ? has(part.field, unfiltered) : part.filters.some(isFiltered)
  return isFiltered(filter) || sorts.some(({ field }) => has(field, unsorted))
}
