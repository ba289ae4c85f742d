import type { SoakOptions } from "../options.ts"
import { PostgresCluster } from "../postgres-cluster.ts"
import { dayOfTrouble } from "./day-of-trouble.ts"
import { firstAttempts } from "./first-attempts.ts"
import { killWhileDelivering } from "./kill-while-delivering.ts"
import { manyChanges } from "./many-changes.ts"

/** Changes a count of the bundling proof: 50 make the 10,000. */
const changesEach = 200

/** Webhooks under fire: `count` kills, a day of a receiver in trouble, many changes bundled, and how soon they are told. */
export async function webhooks(options: SoakOptions, say: (line: string) => void): Promise<void> {
  const prove = async (name: string, newUrl: (database: string) => Promise<string | undefined>) => {
    const title = `webhooks on ${name}`
    const storage = async (database: string) => {
      const url = await newUrl(database)
      return url === undefined ? ("memory" as const) : { url }
    }
    say(await dayOfTrouble(title, await storage("trouble"), options.seed))
    say(await manyChanges(title, await storage("bundles"), options.count * changesEach))
    say(await firstAttempts(title, await newUrl("first_attempts")))
    say(await killWhileDelivering(title, await newUrl("killed"), options))
  }
  if (options.databases.includes("sqlite")) await prove("SQLite", async () => undefined)
  if (!options.databases.includes("postgres")) return
  const cluster = await PostgresCluster.start()
  try {
    await prove("PostgreSQL", (database) => cluster.createDatabase(`webhooks_${database}`))
  } finally {
    await cluster.stop()
  }
}
