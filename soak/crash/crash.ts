import { join } from "node:path"
import { proveDurability } from "../durability/durability.ts"
import type { SoakOptions } from "../options.ts"
import { PostgresCluster } from "../postgres-cluster.ts"
import { openPostgresEye, openSqliteEye } from "./database-eye.ts"
import { killPostgres } from "./kill-postgres.ts"
import { killServer } from "./kill-server.ts"

/**
 * Acknowledged means durable: kill -9 of the server on SQLite and on PostgreSQL, and, a quarter as often, of
 * PostgreSQL itself; then what no kill can show, that answers wait for the disk.
 */
export async function crash(options: SoakOptions, say: (line: string) => void): Promise<void> {
  if (options.databases.includes("sqlite")) {
    const openEye = (folder: string) => openSqliteEye(join(folder, "inkling.db"))
    say(await killServer({ title: "crash: server killed, SQLite", openEye }, options))
    await proveDurability(options, say)
  }
  if (!options.databases.includes("postgres")) return
  const cluster = await PostgresCluster.start()
  try {
    const databaseUrl = await cluster.createDatabase("server_killed")
    const title = "crash: server killed, PostgreSQL"
    say(await killServer({ title, databaseUrl, openEye: () => openPostgresEye(databaseUrl) }, options))
    say(await killPostgres(cluster, { ...options, count: Math.ceil(options.count / 4) }))
  } finally {
    await cluster.stop()
  }
}
