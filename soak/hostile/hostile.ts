import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { hostileFormulas } from "../../packages/server/test/hostile-formulas.ts"
import { HttpClient } from "../http-client.ts"
import type { Database, SoakOptions } from "../options.ts"
import { PostgresCluster } from "../postgres-cluster.ts"
import { ServerProcess } from "../server-process.ts"
import { makeHub } from "./make-hub.ts"
import { makeProbes, percentile, probeWhile, sendAtOnce } from "./probe.ts"
import { sendHostile } from "./send-hostile.ts"

/** What others may have to wait for while one client does its worst, in ms. */
const maxP99Ms = 100

/** Hostile requests on their way at any time. */
const atOnce = 4

/** Quiet time that the measured time is compared with, in ms. */
const quietMs = 3_000

/**
 * A server with a row related to ten thousand others is asked for formulas that were written to stall it, `count` times
 * and several at once. Each request ends with a value or a clear error, and meanwhile ordinary requests of others have
 * their answers in time.
 * @throws Error when one of the two does not hold
 */
export async function hostile(options: SoakOptions, say: (line: string) => void): Promise<void> {
  for (const database of options.databases) say(await onDatabase(database, options.count))
}

async function onDatabase(database: Database, count: number): Promise<string> {
  const cluster = database === "postgres" ? await PostgresCluster.start() : undefined
  const data = await mkdtemp(join(tmpdir(), "inkling-hostile-"))
  try {
    const databaseUrl = await cluster?.createDatabase("hostile")
    const server = await ServerProcess.start({ data, ...(databaseUrl !== undefined && { databaseUrl }) })
    try {
      return await onServer(database, server, count)
    } finally {
      await server.kill()
    }
  } finally {
    await cluster?.stop()
    await rm(data, { recursive: true, force: true })
  }
}

async function onServer(database: Database, server: ServerProcess, count: number): Promise<string> {
  const [client, other] = [new HttpClient(server.url, server.token), new HttpClient(server.url, server.token)]
  try {
    const hub = await makeHub(client, server.rootPageId, hostileFormulas)
    const probes = await makeProbes(other, server.rootPageId)
    await sendAtOnce(probes)
    const quiet = await probeWhile(probes, new Promise((resolve) => setTimeout(resolve, quietMs)))
    const sending = sendHostile(client, hub, { count, atOnce })
    const busy = await probeWhile(probes, sending)
    const sent = await sending
    const p99 = percentile(busy, 0.99)
    const kinds = (["reads", "queries", "writes"] as const).map((name) => {
      const own = busy.filter((one) => one.name === name)
      return `${name} ${tenth(percentile(own, 0.99))}`
    })
    const answers = [...sent.statuses].map(([status, times]) => `${times} × ${status}`).join(", ")
    const summary =
      `hostile: ${count} requests on ${database}, ${atOnce} at once, over ${hub.itemCount} related rows: ${answers}, ` +
      `longest ${Math.round(sent.longestMs)} ms; ${busy.length} others meanwhile: p50 ${tenth(percentile(busy, 0.5))} ms, ` +
      `p99 ${tenth(p99)} ms (${kinds.join(", ")}), longest ${tenth(percentile(busy, 1))} ms; in quiet p50 ${tenth(percentile(quiet, 0.5))} ms, ` +
      `p99 ${tenth(percentile(quiet, 0.99))} ms`
    if (p99 > maxP99Ms) throw new Error(`Others waited too long. ${summary}`)
    return summary
  } finally {
    client.close()
    other.close()
  }
}

const tenth = (ms: number) => ms.toFixed(1)
