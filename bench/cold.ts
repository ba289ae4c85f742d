import { type Child, residentBytes } from "./processes.ts"
import type { FilledFolder } from "./seed/cached-folder.ts"
import type { Filled } from "./seed/fill-workspace.ts"
import { headersOf } from "./seed/in-process-client.ts"
import { startInkling } from "./start-inkling.ts"
import { neverAsked, queryWorkloads } from "./workloads.ts"

/** Medians of several starts. */
export interface Cold {
  startMs: number
  /** The first request after a start: a page of an unsorted query; in other starts, a filtered and sorted one. */
  firstPageMs: number
  firstSortedMs: number
  /** Filters that nobody asked before, after the first. */
  neverAskedMs: number
  /** Of a server that has started and answered nothing. */
  idleBytes: number
}

const starts = 3
const turns = 3

/** Time that a started server gets before its memory is read. */
const settleMs = 1_000

export async function measureCold({ path, filled }: FilledFolder): Promise<Cold> {
  const all = queryWorkloads(filled)
  const plain = all.find(({ body }) => body.sorts === undefined)?.body ?? {}
  const sorted = all.find(({ body }) => body.sorts !== undefined)?.body ?? {}
  const times = {
    start: [] as number[],
    plain: [] as number[],
    sorted: [] as number[],
    asked: [] as number[],
  }
  let idleBytes = 0
  for (let start = 0; start < starts; start++) {
    times.start.push(
      await onServer(path, async (server) => {
        if (start === 0) {
          await new Promise((resolve) => setTimeout(resolve, settleMs))
          idleBytes = residentBytes(server.pid)
        }
        times.plain.push(await ask(server, filled, plain))
      }),
    )
    await onServer(path, async (server) => {
      times.sorted.push(await ask(server, filled, sorted))
      for (let turn = 0; turn < turns; turn++)
        times.asked.push(await ask(server, filled, neverAsked(start * turns + turn)))
    })
  }
  return {
    startMs: median(times.start),
    firstPageMs: median(times.plain),
    firstSortedMs: median(times.sorted),
    neverAskedMs: median(times.asked),
    idleBytes,
  }
}

/** Returns the milliseconds that the server took to start. */
async function onServer(path: string, use: (server: Child) => Promise<void>): Promise<number> {
  const server = await startInkling(path)
  try {
    await use(server)
    return server.startMs
  } finally {
    await server.stop()
  }
}

/** Milliseconds until the answer has come. */
async function ask(server: Child, { dataSourceId, token }: Filled, body: object): Promise<number> {
  const url = `${server.ready["url"]}/v1/data_sources/${dataSourceId}/query`
  const started = performance.now()
  const response = await fetch(url, { method: "POST", headers: headersOf(token), body: JSON.stringify(body) })
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return performance.now() - started
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
}
