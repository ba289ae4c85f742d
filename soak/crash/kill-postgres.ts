import { rmSync } from "node:fs"
import { mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { Dice } from "../dice.ts"
import { HttpClient } from "../http-client.ts"
import type { SoakOptions } from "../options.ts"
import type { PostgresCluster } from "../postgres-cluster.ts"
import { ServerProcess } from "../server-process.ts"
import { openPostgresEye } from "./database-eye.ts"
import { writerCount } from "./kill-server.ts"
import { makeWorld } from "./make-world.ts"
import { summary } from "./summary.ts"
import { verify } from "./verify.ts"
import { newTally, writeUntilKilled } from "./write-until-killed.ts"

const maxLifeMs = 700

/** Longest the server may take to answer again once PostgreSQL is back. */
const maxRecoveryMs = 10_000

/** Kills PostgreSQL itself: the server answers 503 meanwhile, comes back by itself, and nothing acknowledged is lost. */
export async function killPostgres(cluster: PostgresCluster, { count, seed }: SoakOptions): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), "inkling-soak-"))
  const databaseUrl = await cluster.createDatabase("postgres_killed")
  const dice = new Dice(seed)
  const tally = newTally()
  const recoveries: number[] = []
  const server = await ServerProcess.start({ data, databaseUrl })
  const client = new HttpClient(server.url, server.token)
  try {
    const world = await makeWorld(client, server.rootPageId, writerCount)
    let seenPk = 0
    let held = 0
    for (let kill = 1; kill <= count; kill++) {
      let isKilled = false
      const writing = Promise.allSettled(
        world.writers.map((writer) =>
          writeUntilKilled(client, world, writer, dice.fork(), tally, () => isKilled),
        ),
      )
      await sleep(dice.int(20, maxLifeMs))
      cluster.kill()
      isKilled = true
      const results = await writing
      await expectUnavailable(client)
      await cluster.restart()
      recoveries.push(await untilAnswered(server, client))
      const doubts = results.flatMap((result) => {
        if (result.status === "rejected") throw result.reason
        return result.value ?? []
      })
      // A session that a kill broke cannot look any more.
      const eye = openPostgresEye(databaseUrl)
      try {
        const everything = kill === count
        const verified = await verify(client, eye, world, doubts, { dice, seenPk, everything })
        seenPk = verified.seenPk
        held += verified.held
      } finally {
        await eye.close()
      }
    }
    return summary("crash: PostgreSQL killed", { kills: count, seed, held, readyAgain: recoveries, tally })
  } finally {
    client.close()
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

/** While the database is away. @throws Error when a read is answered with anything but 503 */
async function expectUnavailable(client: HttpClient): Promise<void> {
  const { status, body } = await client.send("GET", "/v1/users/me")
  if (status !== 503 || body.code !== "service_unavailable")
    throw new Error(`Without its database the server answered ${status}: ${JSON.stringify(body)}`)
}

/** Milliseconds until the server, still the same process, answers again. */
async function untilAnswered(server: ServerProcess, client: HttpClient): Promise<number> {
  const start = performance.now()
  for (;;) {
    if (!server.isRunning) throw new Error("The server ended when its database did.")
    const { status } = await client.send("GET", "/v1/users/me")
    const elapsed = performance.now() - start
    if (status === 200) return elapsed
    if (elapsed > maxRecoveryMs) throw new Error(`Still ${status} after ${maxRecoveryMs} ms.`)
    await sleep(20)
  }
}
