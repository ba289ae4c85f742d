import type { SortInput } from "@inkling/engine"
import { Draw } from "../../packages/engine/test/columns/draw.ts"
import { drawFilter, nameOf } from "../../packages/engine/test/columns/draw-filter.ts"
import { drawText } from "../../packages/engine/test/columns/draw-text.ts"
import { Dice } from "../dice.ts"
import type { SoakOptions } from "../options.ts"
import { PostgresCluster } from "../postgres-cluster.ts"
import { type ComputedColumn, drawComputedFilter } from "./draw-computed.ts"
import { editWorld } from "./edit-world.ts"
import { makeWorld, type QueryWorld } from "./make-world.ts"
import { pageUnderEdits } from "./page-under-edits.ts"
import { type Request, Servers, type Who } from "./servers.ts"

/** Worlds that share their servers: opening those costs more than a world. */
const worldsPerServers = 25
const maxMismatches = 10
const maxPages = 30

interface Total {
  pages: number
  rows: number
  steady: number
}

/**
 * Random data sources filled, queried page by page and edited through the API: with columns, without, and on PostgreSQL
 * all answers are alike. Then pages are read while rows change at the same time. Returns the summary.
 * @throws Error that tells the mismatches
 */
export async function worldsAlike(count: number, { seed, databases }: SoakOptions): Promise<string> {
  const cluster = databases.includes("postgres") ? await PostgresCluster.start() : undefined
  const total: Total = { pages: 0, rows: 0, steady: 0 }
  const mismatches: string[] = []
  const dice = new Dice(seed)
  try {
    const url = await cluster?.createDatabase("queries")
    for (let done = 0; done < count && mismatches.length < maxMismatches; done += worldsPerServers) {
      const servers = await Servers.open(seed, url ? { url, schema: `worlds_${done}` } : undefined)
      try {
        for (let world = done; world < Math.min(done + worldsPerServers, count); world++) {
          const worldSeed = dice.int(1, 1_000_000_000)
          await tryWorld(servers, worldSeed, total).catch((error: Error) =>
            mismatches.push(`world ${worldSeed}: ${error.stack}`),
          )
        }
      } finally {
        await servers.close()
      }
    }
  } finally {
    await cluster?.stop()
  }
  if (mismatches.length > 0) throw new Error(`${mismatches.length} mismatches:\n${mismatches.join("\n")}`)
  const on = ["SQLite with and without columns", ...(cluster ? ["PostgreSQL"] : [])].join(" and on ")
  return (
    `queries: ${count} worlds on ${on}, ${total.pages} pages of ${total.rows} rows alike; ` +
    `${total.steady} rows left alone came exactly once while others changed; seed ${seed}`
  )
}

async function tryWorld(servers: Servers, seed: number, total: Total): Promise<void> {
  servers.begin(seed)
  const draw = new Draw(seed)
  const world = await makeWorld(servers, draw)
  const queries = draw.list(draw.int(1, 3), () => drawQuery(draw, world))
  for (let count = draw.int(2, 6); count > 0; count--) {
    await readPages(servers, draw, world, draw.pick(queries), total)
    await editWorld(servers, draw, world)
  }
  const query = drawQuery(draw, world)
  for (const server of servers.all)
    total.steady += await pageUnderEdits(server, world, query, draw.int(1, 1_000_000))
}

/** Pages through one query, with edits in between. */
async function readPages(
  servers: Servers,
  draw: Draw,
  world: QueryWorld,
  query: Request,
  total: Total,
): Promise<void> {
  const who: Who = draw.chance(0.5) ? "owner" : "caller"
  let cursors: string[] | undefined
  for (let page = 0; page < maxPages; page++) {
    const answers = await servers.ask(who, query, cursors)
    const [first] = answers
    if (first?.status !== 200) return
    total.pages++
    total.rows += first.body.results.length
    if (!first.body.has_more) return
    cursors = answers.map(({ body }) => body.next_cursor)
    if (draw.chance(0.4)) await editWorld(servers, draw, world)
  }
}

function drawQuery(draw: Draw, { sourceId, schema, computed, places }: QueryWorld): Request {
  const pool = { ...places, texts: draw.list(6, () => drawText(draw)) }
  const sorts = draw.list(draw.pick([0, 1, 1, 2]), (): SortInput => {
    const direction = draw.pick(["ascending", "descending"] as const)
    if (draw.chance(0.15)) return { timestamp: draw.pick(["created_time", "last_edited_time"]), direction }
    if (draw.chance(0.3)) return { property: draw.pick(computed).name, direction }
    return { property: nameOf(draw.pick(schema), draw), direction }
  })
  // Relations depend on more than their own row: they are looked at most often.
  const relations = schema.filter(({ type }) => type === "relation")
  const filtered = relations.length > 0 && draw.chance(0.3) ? relations : schema
  // A request's filter nests two levels deep.
  const body = {
    ...(draw.chance(0.8) && { filter: drawCombined(draw, drawFilter(filtered, draw, pool, 1), computed) }),
    ...(sorts.length > 0 && { sorts }),
    ...(draw.chance(0.15) && { in_trash: true }),
    page_size: draw.pick([1, 3, 7, 100]),
  }
  return { method: "POST", path: `/v1/data_sources/${sourceId}/query`, body }
}

/** A filter on stored values, on computed ones, or on both. */
function drawCombined(draw: Draw, stored: object, columns: readonly ComputedColumn[]): object {
  if (draw.chance(0.4)) return stored
  const computed = drawComputedFilter(draw, draw.pick(columns))
  return draw.chance(0.5) ? computed : { [draw.pick(["and", "or"])]: [stored, computed] }
}
