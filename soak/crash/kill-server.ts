import { once } from "node:events"
import { rmSync } from "node:fs"
import { mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { Dice } from "../dice.ts"
import { HttpClient } from "../http-client.ts"
import type { SoakOptions } from "../options.ts"
import { ServerProcess, type ServerSpec, spawnServer } from "../server-process.ts"
import type { DatabaseEye } from "./database-eye.ts"
import { makeWorld } from "./make-world.ts"
import type { WorldModel } from "./model.ts"
import { summary } from "./summary.ts"
import { verify } from "./verify.ts"
import { type Doubt, newTally, type Tally, writeUntilKilled } from "./write-until-killed.ts"

export const writerCount = 16

/** Longest that the writers run before a kill. */
const maxLifeMs = 700

export interface KillServerSpec {
  title: string
  databaseUrl?: string
  /** Opens the database for looking; called while a server runs. */
  openEye(dataFolder: string): DatabaseEye
}

/** Kills the server `count` times at random moments under load, and proves after each that nothing was lost. */
export async function killServer(spec: KillServerSpec, { count, seed }: SoakOptions): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), "inkling-soak-"))
  const serverSpec: ServerSpec = {
    data,
    ...(spec.databaseUrl !== undefined && { databaseUrl: spec.databaseUrl }),
  }
  const dice = new Dice(seed)
  const tally = newTally()
  const starts: number[] = []
  let server = await ServerProcess.start(serverSpec)
  let client = new HttpClient(server.url, server.token)
  const eye = spec.openEye(data)
  try {
    const world = await makeWorld(client, server.rootPageId, writerCount)
    let seenPk = 0
    let held = 0
    for (let kill = 1; kill <= count; kill++) {
      const doubts = await writeAndKill(server, client, world, dice, tally)
      client.close()
      if (dice.chance(0.15)) await killWhileStarting(serverSpec, dice)
      server = await ServerProcess.start(serverSpec)
      starts.push(server.readyMs)
      client = new HttpClient(server.url, server.token)
      const verified = await verify(client, eye, world, doubts, { dice, seenPk, everything: kill === count })
      seenPk = verified.seenPk
      held += verified.held
    }
    return summary(spec.title, { kills: count, seed, held, readyAgain: starts, tally })
  } finally {
    client.close()
    await eye.close()
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

async function writeAndKill(
  server: ServerProcess,
  client: HttpClient,
  world: WorldModel,
  dice: Dice,
  tally: Tally,
): Promise<Doubt[]> {
  let isKilled = false
  const writers = world.writers.map((writer) =>
    writeUntilKilled(client, world, writer, dice.fork(), tally, () => isKilled),
  )
  const results = Promise.allSettled(writers)
  await sleep(dice.int(20, maxLifeMs))
  isKilled = true
  await server.kill()
  return (await results).flatMap((result) => {
    if (result.status === "rejected") throw result.reason
    return result.value ?? []
  })
}

/** A crash in the middle of recovering from a crash. */
async function killWhileStarting(spec: ServerSpec, dice: Dice): Promise<void> {
  const child = spawnServer(spec)
  const gone = once(child, "exit")
  await sleep(dice.int(0, 400))
  child.kill("SIGKILL")
  await gone
}
