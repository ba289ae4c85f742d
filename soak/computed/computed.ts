import { setImmediate as nextTurn } from "node:timers/promises"
import { Dice } from "../dice.ts"
import type { SoakOptions } from "../options.ts"
import { PostgresCluster } from "../postgres-cluster.ts"
import { Stage } from "./stage.ts"
import { type Tried, tryWorld } from "./try-world.ts"

/** Every so many worlds live in PostgreSQL, the others in SQLite. */
const postgresEvery = 10

/** Worlds that share a server: opening one costs about as much as a world. */
const worldsPerStage = 25

/** Differences told in full before a run gives up. */
const maxFailures = 5

/**
 * Formulas and rollups in pages, property items and queries equal a naive recomputation after each write, for readers
 * who see different parts; what one does not see changes none of its answers. A world is run again by its own seed with
 * `--count 1`.
 */
export async function computed(options: SoakOptions, say: (line: string) => void): Promise<void> {
  const { count, seed, databases } = options
  const cluster = databases.includes("postgres") && count > 1 ? await PostgresCluster.start() : undefined
  const seeds = new Dice(seed)
  const tried: Tried = { values: 0, rows: 0, writes: 0, hidden: 0 }
  const failures: string[] = []
  const stages = new Stages()
  let onPostgres = 0
  try {
    const url = await cluster?.createDatabase("computed")
    for (let index = 0; index < count && failures.length < maxFailures; index++) {
      const worldSeed = index === 0 ? seed : seeds.int(1, 1_000_000_000)
      const isPostgres =
        url !== undefined && (!databases.includes("sqlite") || index % postgresEvery === postgresEvery - 1)
      if (isPostgres) onPostgres++
      const stage = await stages.next(isPostgres ? url : undefined)
      await tryWorld(stage, worldSeed, tried).catch((error: Error) =>
        failures.push(`world ${worldSeed}${isPostgres ? " on PostgreSQL" : ""}: ${error.message}`),
      )
      await nextTurn()
    }
  } finally {
    await stages.close()
    await cluster?.stop()
  }
  if (failures.length > 0) throw new Error(`${failures.length} worlds differ:\n${failures.join("\n")}`)
  say(
    `computed: ${count} worlds (${onPostgres} on PostgreSQL), ${tried.values} values and ${tried.rows} rows of queries ` +
      `as recomputed, after ${tried.writes} writes, ${tried.hidden} times without a trace where hidden; seed ${seed}`,
  )
}

/** Servers in use, one a database, each replaced after some worlds. */
class Stages {
  readonly #open = new Map<string, { stage: Stage; worlds: number }>()
  #count = 0

  /** @param url of a PostgreSQL database; SQLite without */
  async next(url: string | undefined): Promise<Stage> {
    const key = url ?? "sqlite"
    const used = this.#open.get(key)
    if (used && used.worlds < worldsPerStage) {
      used.worlds++
      return used.stage
    }
    await used?.stage.close()
    const stage = await Stage.open(url ? { url, schema: `computed_${this.#count++}` } : "memory")
    this.#open.set(key, { stage, worlds: 1 })
    return stage
  }

  async close(): Promise<void> {
    for (const { stage } of this.#open.values()) await stage.close()
  }
}
