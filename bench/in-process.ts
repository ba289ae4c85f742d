// Queries in one process, without sockets: node --expose-gc bench/in-process.ts FOLDER PATTERN. Prints one line of JSON.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { monitorEventLoopDelay, performance } from "node:perf_hooks"
import { createInkling } from "@inkling/server"
import { readyQuery } from "./deep-page.ts"
import type { Filled } from "./seed/fill-workspace.ts"
import { ask, headersOf } from "./seed/in-process-client.ts"
import { type Frequency, queryWorkloads } from "./workloads.ts"

export interface InProcessQuery {
  name: string
  frequency: Frequency
  isFlat: boolean
  /** The first time it is asked: what it needs is loaded, as far as no query before it did. */
  firstMs: number
  /** Longest time, in that, for which the event loop did nothing else. */
  firstStallMs: number
  /** Asked again and again, each time after a write to a row, so that no answer is a kept one. */
  p50Ms: number
  /** Event-loop time of one such query. */
  loopMs: number
  asked: number
}

export interface InProcessResult {
  rows: number
  queries: InProcessQuery[]
  memory: {
    /** What the columns count for themselves, and how much of it is text. */
    columnBytes: number
    textBytes: number
    /** Growth, over all workloads, of heap and buffers after a collection, kept answers and fragments included. */
    heapBytes: number
    residentBytes: number
  }
}

/** How long one workload is asked, and how often at least. */
const budgetMs = 400
const leastAsked = 3
/** How long it is asked before, uncounted, so that what it runs is compiled. */
const warmMs = 150
const delayResolutionMs = 1

const [folder = "", pattern = ""] = process.argv.slice(2)
const filled = JSON.parse(readFileSync(join(folder, "bench.json"), "utf8")) as Filled
const { token } = filled
const inkling = await createInkling({ storage: { file: join(folder, "inkling.db") }, port: false, token })
const path = `/v1/data_sources/${filled.dataSourceId}/query`
const headers = headersOf(token)

async function sendQuery(body: string): Promise<void> {
  const response = await inkling.fetch(`http://localhost${path}`, { method: "POST", headers, body })
  const text = await response.text()
  if (!response.ok) throw new Error(text)
}

async function askFirst(body: string) {
  // What queries left behind is not loading's to clear away, nor the other way round.
  globalThis.gc?.()
  const delay = monitorEventLoopDelay({ resolution: delayResolutionMs })
  delay.enable()
  await pause()
  delay.reset()
  const started = performance.now()
  await sendQuery(body)
  const firstMs = performance.now() - started
  // A stall is counted by the timer that comes after it.
  await pause()
  delay.disable()
  return { firstMs, firstStallMs: Math.max(0, delay.max / 1e6 - delayResolutionMs) }
}

let edits = 0
const edit = () =>
  ask(inkling, "PATCH", `/v1/pages/${filled.newestPageId}`, { properties: { Score: { number: edits++ } } })

async function askAgain(body: string) {
  globalThis.gc?.()
  const warm = performance.now() + warmMs
  do {
    await edit()
    await sendQuery(body)
  } while (performance.now() < warm)
  const times: number[] = []
  let active = 0
  const end = performance.now() + budgetMs
  while (performance.now() < end || times.length < leastAsked) {
    await edit()
    await turn()
    const began = performance.eventLoopUtilization()
    const started = performance.now()
    await sendQuery(body)
    times.push(performance.now() - started)
    await turn()
    active += performance.eventLoopUtilization(began).active
  }
  times.sort((a, b) => a - b)
  const p50Ms = times[Math.floor(times.length / 2)] as number
  return { p50Ms, loopMs: active / times.length, asked: times.length }
}

/** Lets the loop turn over, so that its time is counted. */
const turn = () => new Promise((resolve) => setImmediate(resolve))

const pause = () => new Promise((resolve) => setTimeout(resolve, 20))

function memory() {
  globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  return { rss, heap: heapUsed + external }
}

/** Compiles what queries run, on a small data source: what is timed is loading and asking, not the start of a process. */
async function warmUp(): Promise<void> {
  await ask(inkling, "GET", `/v1/pages/${filled.pageId}`)
  const search = { filter: { property: "object", value: "data_source" }, page_size: 100 }
  const { results } = (await ask(inkling, "POST", "/v1/search", search)) as { results: { id: string }[] }
  const small = results.find(({ id }) => id !== filled.dataSourceId)
  for (const sorts of [[], [{ property: "Name", direction: "ascending" }]])
    for (const operator of ["greater_than", "less_than"])
      await ask(inkling, "POST", `/v1/data_sources/${small?.id}/query`, {
        filter: { property: "Score", number: { [operator]: 50 } },
        sorts,
      })
}

await warmUp()
const before = memory()
const queries: InProcessQuery[] = []
for (const workload of queryWorkloads(filled).filter(({ name }) => new RegExp(pattern).test(name))) {
  const { name, frequency, isFlat } = workload
  const ready = await readyQuery((body) => ask(inkling, "POST", path, body), workload)
  const body = JSON.stringify(ready.body)
  const first = await askFirst(body)
  queries.push({ name, frequency, isFlat, ...first, ...(await askAgain(body)) })
}
const after = memory()
const { columns } = inkling.counters()
await inkling.close()
const result: InProcessResult = {
  rows: filled.rows,
  queries,
  memory: {
    columnBytes: columns.bytes,
    textBytes: columns.textBytes,
    heapBytes: after.heap - before.heap,
    residentBytes: after.rss - before.rss,
  },
}
console.log(JSON.stringify(result))
