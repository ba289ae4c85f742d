import { join } from "node:path"
import { bareCommits } from "./bare-commits.ts"
import { readyQuery } from "./deep-page.ts"
import type { Limit, Limits } from "./limits.ts"
import type { LoadResult } from "./load.ts"
import type { BenchOptions } from "./options.ts"
import { type Child, measure, startNode } from "./processes.ts"
import type { FilledFolder } from "./seed/cached-folder.ts"
import { type Answer, headersOf } from "./seed/in-process-client.ts"
import type { Served, ServedSize } from "./served.ts"
import { startInkling } from "./start-inkling.ts"
import { type StoreCreates, storeCreates } from "./store-creates.ts"
import { atLeast, createsPerSecond, indexedRows, queryShare, shares } from "./targets.ts"
import {
  createWorkload,
  type QueryWorkload,
  queryWorkloads,
  type RequestWorkload,
  requestWorkloads,
} from "./workloads.ts"

export const connections = 16

/** Pages that each of the connections makes in the last workload. */
const pagesEach = 100

interface Written {
  name: string
  result: LoadResult
  isCreate: boolean
}

/** Measures every workload over HTTP at one size: Inkling, the indexed server, and the limits beside them. */
export class Serve {
  readonly #folder: FilledFolder
  readonly #limits: Limits
  readonly #options: BenchOptions
  #inkling: Child | undefined
  #indexed: Child | undefined

  constructor(folder: FilledFolder, limits: Limits, options: BenchOptions) {
    this.#folder = folder
    this.#limits = limits
    this.#options = options
  }

  async run(): Promise<ServedSize> {
    const { path, filled } = this.#folder
    const { only } = this.#options
    const served: Served[] = []
    const requests = requestWorkloads(filled).filter(({ name }) => only.test(name))
    const writes = requests.filter(({ method }) => method !== "GET")
    const written: Written[] = []
    try {
      this.#inkling = await startInkling(path)
      this.#indexed = await startNode(["bench/indexed-server.ts", join(path, "indexed.db")])
      for (const workload of queryWorkloads(filled))
        if (only.test(workload.name)) served.push(await this.#query(workload))
      for (const workload of requests) if (workload.method === "GET") served.push(await this.#read(workload))
      for (const workload of writes) written.push(...(await this.#write(workload)))
    } finally {
      await this.#indexed?.stop()
      await this.#inkling?.stop()
    }
    if (written.length === 0) return { rows: filled.rows, served }
    const { seconds } = this.#options
    const store = await storeCreates(path, filled, { inFlight: connections, seconds })
    const group = Math.max(1, Math.round(store.group))
    const commits = bareCommits(store.bytes, group, seconds)
    const limit = { name: `bare commits, groups of ${group}`, rate: commits }
    served.push(...writesBeside(limit, store, written))
    return { rows: filled.rows, served, store }
  }

  async #query(workload: QueryWorkload): Promise<Served> {
    const { filled } = this.#folder
    const path = `/v1/data_sources/${filled.dataSourceId}/query`
    const { body, sql } = await readyQuery((asked) => this.#answer(path, asked), workload)
    await this.#compareCounts(workload.name, path, { body, sql })
    const seconds = this.#options.seconds * (workload.frequency === "common" ? 1 : 0.5)
    const result = await this.#load({ name: workload.name, method: "POST", path, body }, seconds)
    const indexed = await measure({
      url: `${this.#indexed?.ready["url"]}/query`,
      method: "POST",
      headers: {},
      body: JSON.stringify(sql),
      connections,
      seconds,
    })
    const limit = await this.#limits.prebuilt(result.answerBytes)
    const share = queryShare(workload)
    const checks = share === undefined ? [] : [atLeast("of prebuilt", result.rate / limit.rate, share)]
    if (filled.rows === indexedRows) checks.push(againstIndexed(result, indexed))
    return { ...named(workload.name, result), limit, indexed, checks }
  }

  async #read(workload: RequestWorkload): Promise<Served> {
    const result = await this.#load(workload, this.#options.seconds)
    const isPage = workload.name === "get page"
    const limit = isPage ? await this.#limits.hello() : await this.#limits.prebuilt(result.answerBytes)
    const checks = isPage ? [atLeast("of hello", result.rate / limit.rate, shares.page)] : []
    return { ...named(workload.name, result), limit, checks }
  }

  async #write(workload: RequestWorkload): Promise<Written[]> {
    const { name } = workload
    const { seconds } = this.#options
    const result = await this.#load(workload, seconds)
    if (name !== createWorkload) return [{ name, result, isCreate: false }]
    const many = await this.#load(workload, seconds, pagesEach * connections)
    const manyName = `${pagesEach} pages from each of ${connections} clients`
    return [
      { name, result, isCreate: true },
      { name: manyName, result: many, isCreate: true },
    ]
  }

  #load({ method, path, body }: RequestWorkload, seconds: number, amount?: number): Promise<LoadResult> {
    return measure({
      url: `${this.#inkling?.ready["url"]}${path}`,
      method,
      headers: headersOf(this.#folder.filled.token),
      connections,
      seconds,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(amount !== undefined && { amount }),
    })
  }

  async #answer(path: string, body: object): Promise<Answer> {
    const url = `${this.#inkling?.ready["url"]}${path}`
    const headers = headersOf(this.#folder.filled.token)
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return response.json()
  }

  /** Rates of answers that differ would mean nothing. */
  async #compareCounts(
    name: string,
    path: string,
    { body, sql }: { body: object; sql: object },
  ): Promise<void> {
    const ours = (await this.#answer(path, body)).results.length
    const init = { method: "POST", body: JSON.stringify(sql) }
    const response = await fetch(`${this.#indexed?.ready["url"]}/query`, init)
    const theirs = ((await response.json()) as Answer).results.length
    if (ours !== theirs) throw new Error(`${name}: ${ours} rows, but ${theirs} by SQL.`)
  }
}

const named = (name: string, { rate, answerBytes, p50Ms, p99Ms, connections }: LoadResult) => ({
  name,
  rate,
  answerBytes,
  p50Ms,
  p99Ms,
  connections,
})

/**
 * What was written, beside durable commits of the same bytes in groups as large as the store's: the store itself is held
 * against them, the API against creates a second.
 */
function writesBeside(limit: Limit, store: StoreCreates, written: readonly Written[]): Served[] {
  const alone = { rate: store.rate, p50Ms: 0, p99Ms: 0, answerBytes: 0, connections }
  return [
    ...written.map(({ name, result, isCreate }) => ({
      ...named(name, result),
      limit,
      checks: isCreate ? [atLeast("a second", result.rate, createsPerSecond)] : [],
    })),
    {
      name: `${createWorkload}, the store alone`,
      ...alone,
      limit,
      checks: [atLeast("of bare commits", store.rate / limit.rate, shares.durable)],
    },
  ]
}

/** By answers a second, or by bytes where that is more: the indexed server's rows are smaller than Notion's. */
function againstIndexed(ours: LoadResult, theirs: LoadResult) {
  const byRate = ours.rate / theirs.rate
  const byBytes = byRate * (ours.answerBytes / theirs.answerBytes)
  return byRate >= shares.indexed || byRate >= byBytes
    ? atLeast("of indexed, answers", byRate, shares.indexed)
    : atLeast("of indexed, bytes", byBytes, shares.indexed)
}
