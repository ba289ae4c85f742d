import type { HttpClient } from "../http-client.ts"
import { must } from "./make-hub.ts"

export interface Probe {
  name: "reads" | "queries" | "writes"
  send: () => Promise<unknown>
}

export interface Timed {
  name: Probe["name"]
  ms: number
}

/** A request of the others is begun every so many ms, whether or not the one before has been answered. */
const everyMs = 20

const rowCount = 50

/** Ordinary work on another data source: a page is read, rows are queried, a row is written. */
export async function makeProbes(client: HttpClient, rootPageId: string): Promise<Probe[]> {
  const made = await must(client, "POST", "/v1/databases", {
    parent: { type: "page_id", page_id: rootPageId },
    title: [{ text: { content: "Ordinary" } }],
    initial_data_source: {
      properties: {
        Name: { title: {} },
        N: { number: {} },
        Twice: { formula: { expression: 'prop("N") * 2' } },
      },
    },
  })
  const source: string = made.data_sources[0].id
  const ids: string[] = []
  for (let number = 0; number < rowCount; number++) {
    const body = { parent: { data_source_id: source }, properties: { N: { number } } }
    ids.push((await must(client, "POST", "/v1/pages", body)).id)
  }
  const query = `/v1/data_sources/${source}/query`
  const filter = { property: "N", number: { greater_than: 20 } }
  const sorts = [{ property: "Twice", direction: "descending" }]
  let turn = 0
  const id = () => ids[turn++ % ids.length]
  return [
    { name: "reads", send: () => must(client, "GET", `/v1/pages/${id()}`) },
    { name: "queries", send: () => must(client, "POST", query, { filter, sorts, page_size: 10 }) },
    {
      name: "writes",
      send: () => must(client, "PATCH", `/v1/pages/${id()}`, { properties: { N: { number: turn } } }),
    },
  ]
}

/** A server that has been in use: its connections to the database are open, its statements prepared, its code compiled. */
export async function sendAtOnce(probes: readonly Probe[]): Promise<void> {
  for (let round = 0; round < 8; round++)
    await Promise.all(Array.from({ length: 8 }, () => probes.map(({ send }) => send())).flat())
}

/** Sends probes at an even pace until `work` has ended; how long each took, in ms, from when it was due. @throws the first failure of either */
export async function probeWhile(probes: readonly Probe[], work: Promise<unknown>): Promise<Timed[]> {
  let isOver = false
  const end = () => {
    isOver = true
  }
  work.then(end, end)
  const times: Timed[] = []
  const running: Promise<void>[] = []
  let failure: unknown
  const begun = performance.now()
  for (let at = 0; !isOver && failure === undefined; at++) {
    const due = begun + at * everyMs
    const waitMs = due - performance.now()
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
    const probe = probes[at % probes.length] as Probe
    running.push(
      probe.send().then(
        () => {
          times.push({ name: probe.name, ms: performance.now() - due })
        },
        (error) => {
          failure ??= error
        },
      ),
    )
  }
  await Promise.all(running)
  if (failure !== undefined) throw failure
  await work
  return times
}

/** @param share 0.99 for the 99th percentile, 1 for the longest */
export function percentile(times: readonly Timed[], share: number): number {
  const sorted = times.map(({ ms }) => ms).sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
