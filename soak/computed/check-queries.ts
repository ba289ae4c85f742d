import { isDeepStrictEqual } from "node:util"
import { ApiError } from "@inkling/contract"
import { compareRows, matches, parseFilter, parseSorts, type SortInput } from "@inkling/engine"
import type { Dice } from "../dice.ts"
import { comparePage } from "./compare-page.ts"
import { computedKind } from "./computed-kind.ts"
import { drawQuery, type Query } from "./draw-query.ts"
import type { Reader } from "./reader.ts"
import { shownProperties } from "./shown-properties.ts"
import type { Stage } from "./stage.ts"
import { type ModelRow, rowOf, type Source, seesSource, type Who, type World } from "./world.ts"

/** A query of `who` on a data source that it sees, drawn from what it may know of. */
export interface Asked {
  source: Source
  query: Query
}

export function drawQueries(
  world: World,
  who: Who,
  reader: Reader,
  { dice, count }: { dice: Dice; count: number },
): Asked[] {
  const sources = world.sources.filter((source) => seesSource(who, source))
  if (sources.length === 0) return []
  return Array.from({ length: count }, () => {
    const source = dice.pick(sources)
    const kindOf = (property: Parameters<typeof computedKind>[2]) => computedKind(world, reader, property)
    return { source, query: drawQuery(shownProperties(world, who, source), kindOf, dice) }
  })
}

/**
 * Pages through a query to its end and compares rows, order and values with the recomputation. Returns all answers'
 * text and how many rows came.
 * @throws Error that tells the difference
 */
export async function checkQuery(
  stage: Stage,
  world: World,
  { who, reader }: { who: Who; reader: Reader },
  { source, query }: Asked,
): Promise<{ text: string; count: number }> {
  const expected = expectedRows(world, who, reader, source, query)
  const told = `${who} queries ${source.id} ${JSON.stringify(query)}`
  const found: string[] = []
  let text = ""
  for (let start_cursor: string | undefined; ; ) {
    const path = `/v1/data_sources/${source.id}/query`
    const answer = await stage.ask(who, "POST", path, { ...query, ...(start_cursor && { start_cursor }) })
    text += answer.text
    if (answer.status !== 200) {
      if (answer.body.message === expected) return { text, count: 0 }
      throw new Error(`${told}: ${answer.text} instead of ${JSON.stringify(expected)}`)
    }
    for (const page of answer.body.results) {
      found.push(page.id)
      comparePage(world, who, reader, rowOf(world, page.id) as ModelRow, page.properties)
    }
    if (!answer.body.has_more) break
    start_cursor = answer.body.next_cursor
  }
  if (isDeepStrictEqual(found, expected)) return { text, count: found.length }
  throw new Error(`${told}:\n  found ${found.join(" ")}\n  of    ${[expected].flat().join(" ")}`)
}

/** Ids in order, or the sentence of a refusal. */
function expectedRows(
  world: World,
  who: Who,
  reader: Reader,
  source: Source,
  query: Query,
): string[] | string {
  const schema = shownProperties(world, who, source)
  try {
    const filter = parseFilter(query.filter, schema, {
      now: world.nowMs,
      me: null,
      computedKind: (property) => computedKind(world, reader, property),
      hasStatusGroups: false,
    })
    const sorts = parseSorts(query.sorts as SortInput[] | undefined, schema)
    return world.rows
      .filter((row) => row.source === source && row.isTrashed === (query.in_trash === true))
      .map((row) => reader.row(row))
      .filter((row) => matches(filter, row, reader.names))
      .sort((a, b) => compareRows(sorts, a, b, reader.names))
      .map(({ id }) => id)
  } catch (error) {
    if (error instanceof ApiError) return error.message
    throw error
  }
}
