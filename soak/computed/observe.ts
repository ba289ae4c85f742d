import type { Dice } from "../dice.ts"
import { checkItem, type Item } from "./check-item.ts"
import { type Asked, checkQuery, drawQueries } from "./check-queries.ts"
import { comparePage } from "./compare-page.ts"
import { Reader } from "./reader.ts"
import { shownProperties } from "./shown-properties.ts"
import type { Stage } from "./stage.ts"
import { isComputed, seesRow, seesSource, type Who, type World } from "./world.ts"

/** What one reader was told, by the question; kept to be compared with what it is told later. */
export interface Observation {
  /** By path. */
  reads: Map<string, string>
  items: { item: Item; text: string }[]
  queries: { asked: Asked; text: string }[]
}

/** Queries that are asked after each change, for as long as they may be; as many are new each time. */
const keptQueries = 2

export interface Compared {
  values: number
  rows: number
}

/**
 * Reads all pages, some items and a few queries, old ones and new ones, as `who` and compares all of it with the
 * recomputation.
 * @throws Error that tells the first difference
 */
export async function observe(
  stage: Stage,
  world: World,
  who: Who,
  { dice, compared, before }: { dice: Dice; compared: Compared; before: Observation | undefined },
): Promise<Observation> {
  const reader = new Reader(world, who)
  const seen: Observation = { reads: new Map(), items: [], queries: [] }
  for (const row of world.rows) {
    const path = `/v1/pages/${row.id}`
    const { status, body, text } = await stage.ask(who, "GET", path)
    seen.reads.set(path, text)
    const isSeen = seesRow(who, row)
    if (status !== (isSeen ? 200 : 404)) throw new Error(`${who} got ${status} for page ${row.id}`)
    if (isSeen) compared.values += comparePage(world, who, reader, row, body.properties)
  }
  for (const { id } of world.sources) {
    const path = `/v1/data_sources/${id}`
    seen.reads.set(path, (await stage.ask(who, "GET", path)).text)
  }
  for (const item of drawItems(world, who, dice)) {
    compared.values++
    seen.items.push({ item, text: await checkItem(stage, who, reader, item) })
  }
  const kept = (before?.queries ?? [])
    .slice(0, keptQueries)
    .filter(({ asked }) => seesSource(who, asked.source))
    .map(({ asked }) => asked)
  for (const asked of [...kept, ...drawQueries(world, who, reader, { dice, count: keptQueries })]) {
    const { text, count } = await checkQuery(stage, world, { who, reader }, asked)
    compared.rows += count
    seen.queries.push({ asked, text })
  }
  return seen
}

/**
 * Asks everything again that was asked before a change that `who` must not notice.
 * @throws Error that tells what is not what it was
 */
export async function observeAgain(stage: Stage, world: World, who: Who, before: Observation): Promise<void> {
  const reader = new Reader(world, who)
  const expectSame = (what: string, then: string, now: string) => {
    if (then !== now) throw new Error(`A hidden change shows to ${who}, ${what}:\n  ${then}\n  ${now}`)
  }
  for (const [path, text] of before.reads) expectSame(path, text, (await stage.ask(who, "GET", path)).text)
  for (const { item, text } of before.items)
    expectSame(item.property.name, text, await checkItem(stage, who, reader, item))
  for (const { asked, text } of before.queries)
    expectSame(
      JSON.stringify(asked.query),
      text,
      (await checkQuery(stage, world, { who, reader }, asked)).text,
    )
}

function drawItems(world: World, who: Who, dice: Dice): Item[] {
  const all = world.rows
    .filter((row) => seesRow(who, row))
    .flatMap((row) =>
      shownProperties(world, who, row.source)
        .filter(isComputed)
        .map((property) => ({ row, property })),
    )
  return dice.some(all, 4).map((one) => ({ ...one, pageSize: dice.pick([1, 2, 100]) }))
}
