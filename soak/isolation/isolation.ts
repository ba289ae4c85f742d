import { setImmediate as nextTurn } from "node:timers/promises"
import { Dice } from "../dice.ts"
import type { SoakOptions } from "../options.ts"
import { PostgresCluster } from "../postgres-cluster.ts"
import { revokeAcrossProcesses } from "./revoke-across-processes.ts"
import { type Tried, tryWorld } from "./try-world.ts"

/** Every so many worlds live in PostgreSQL, behind two doors; the others in SQLite. */
const postgresEvery = 5

/** Breaches told in full before a run gives up. */
const maxBreaches = 10

/** What a caller may not see changes nothing that it can observe; a revoke holds for the next request everywhere. */
export async function isolation(options: SoakOptions, say: (line: string) => void): Promise<void> {
  const { count, seed, databases } = options
  const cluster = databases.includes("postgres") ? await PostgresCluster.start() : undefined
  try {
    const url = await cluster?.createDatabase("isolation")
    const seeds = new Dice(seed)
    const total: Tried = { questions: 0, changes: 0, probes: 0, revokes: 0, breaches: [] }
    let onPostgres = 0
    for (let index = 0; index < count && total.breaches.length < maxBreaches; index++) {
      const worldSeed = seeds.int(1, 1_000_000_000)
      const isPostgres =
        url !== undefined && (!databases.includes("sqlite") || index % postgresEvery === postgresEvery - 1)
      if (isPostgres) onPostgres++
      const storage = isPostgres ? { url, schema: `world_${index}` } : ("memory" as const)
      const tried = await tryWorld(worldSeed, storage, isPostgres)
      for (const key of ["questions", "changes", "probes", "revokes"] as const) total[key] += tried[key]
      total.breaches.push(...tried.breaches.map((breach) => `world ${worldSeed}: ${breach}`))
      await nextTurn()
    }
    if (total.breaches.length > 0)
      throw new Error(
        `${total.breaches.length} breaches:\n${total.breaches.slice(0, maxBreaches).join("\n")}`,
      )
    say(
      `isolation: ${count} worlds (${onPostgres} on PostgreSQL behind two doors), ${total.questions} questions asked ` +
        `before and after ${total.changes} hidden changes, ${total.probes} writes naming hidden ids, no difference; ` +
        `${total.revokes} revokes held for the next request; seed ${seed}`,
    )
    for (const database of databases) say(await revokeAcrossProcesses(database, cluster, options))
  } finally {
    await cluster?.stop()
  }
}
