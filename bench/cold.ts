import { residentBytes } from "./processes.ts"
import type { FilledFolder } from "./seed/cached-folder.ts"
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
const turns = 5

export async function measureCold({ path, filled }: FilledFolder): Promise<Cold> {
  const all = queryWorkloads(filled)
  const plain = all.find(({ body }) => body.sorts === undefined)
  const sorted = all.find(({ body }) => body.sorts !== undefined)
  const times = {
    start: [] as number[],
    plain: [] as number[],
    sorted: [] as number[],
    asked: [] as number[],
  }
  let idleBytes = 0
  for (let start = 0; start < 2 * starts; start++) {
    const server = await startInkling(path)
    times.start.push(server.startMs)
    if (start === 0) {
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      idleBytes = residentBytes(server.pid)
    }
    const ask = async (body: object) => {
      const started = performance.now()
      const url = `${server.ready["url"]}/v1/data_sources/${filled.dataSourceId}/query`
      const headers = headersOf(filled.token)
      const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) })
      const text = await response.text()
      if (!response.ok) throw new Error(text)
      return performance.now() - started
    }
    if (start % 2 === 0) times.plain.push(await ask(plain?.body ?? {}))
    else {
      times.sorted.push(await ask(sorted?.body ?? {}))
      if (start === 1) for (let turn = 0; turn < turns; turn++) times.asked.push(await ask(neverAsked(turn)))
    }
    await server.stop()
  }
  return {
    startMs: median(times.start),
    firstPageMs: median(times.plain),
    firstSortedMs: median(times.sorted),
    neverAskedMs: median(times.asked),
    idleBytes,
  }
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
}
