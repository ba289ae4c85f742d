import { join } from "node:path"
import { bareCommits } from "./bare-commits.ts"
import { readyQuery } from "./deep-page.ts"
import type { Limits } from "./limits.ts"
import type { LoadResult } from "./load.ts"
import type { BenchOptions } from "./options.ts"
import { type Child, measure, startNode } from "./processes.ts"
import type { FilledFolder } from "./seed/cached-folder.ts"
import { type Answer, headersOf } from "./seed/in-process-client.ts"
import type { Served, ServedSize } from "./served.ts"
import { startInkling } from "./start-inkling.ts"
import { storeCreates } from "./store-creates.ts"
import { atLeast, createsPerSecond, indexedRows, queryShare, shares } from "./targets.ts"
import { type QueryWorkload, queryWorkloads, type RequestWorkload, requestWorkloads } from "./workloads.ts"

export const connections = 16

/** Pages that each of the connections makes in the last workload. */
const pagesEach = 100

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
    const { only, seconds } = this.#options
    const isAsked = ({ name }: { name: string }) => only.test(name)
    const served: Served[] = []
    this.#inkling = await startInkling(path)
    this.#indexed = await startNode(["bench/indexed-server.ts", join(path, "indexed.db")])
    for (const workload of queryWorkloads(filled).filter(isAsked)) served.push(await this.#query(workload))
    const requests = requestWorkloads(filled).filter(isAsked)
    for (const workload of requests.filter(({ method }) => method === "GET"))
      served.push(await this.#read(workload))
    await this.#indexed.stop()
    const writes = requests.filter(({ method }) => method !== "GET")
    if (writes.length === 0) {
      await this.#inkling.stop()
      return { rows: filled.rows, served }
    }
    const done: { workload: RequestWorkload; result: LoadResult; many?: LoadResult }[] = []
    for (const workload of writes) {
      const result = await this.#load(workload, seconds)
      const isCreate = workload.method === "POST"
      const many = isCreate && { many: await this.#load(workload, seconds, pagesEach * connections) }
      done.push({ workload, result, ...many })
    }
    await this.#inkling.stop()
    const store = await storeCreates(path, filled, { inFlight: connections, seconds })
    const commits = bareCommits(store.bytes, connections, seconds)
    const limit = { name: `bare commits, groups of ${connections}`, rate: commits }
    const share = (rate: number) => atLeast("of bare commits", rate / commits, shares.durable)
    for (const { workload, result, many } of done) {
      const isCreate = many !== undefined
      served.push({ ...named(workload.name, result), limit, checks: isCreate ? [share(result.rate)] : [] })
      if (isCreate) {
        const checks = [atLeast("of 2,000 a second", many.rate / createsPerSecond, 1)]
        served.push({
          ...named(`${pagesEach} pages from each of ${connections} clients`, many),
          limit,
          checks,
        })
      }
    }
    const alone = { rate: store.rate, p50Ms: 0, p99Ms: 0, answerBytes: 0, connections }
    served.push({ name: "create page, the store alone", ...alone, limit, checks: [share(store.rate)] })
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

/** By answers a second, or by bytes where that is more: the indexed server's rows are smaller than Notion's. */
function againstIndexed(ours: LoadResult, theirs: LoadResult) {
  const byRate = ours.rate / theirs.rate
  const byBytes = byRate * (ours.answerBytes / theirs.answerBytes)
  return byRate >= shares.indexed || byRate >= byBytes
    ? atLeast("of indexed, answers", byRate, shares.indexed)
    : atLeast("of indexed, bytes", byBytes, shares.indexed)
}
