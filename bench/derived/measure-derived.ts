// Queries on formulas and rollups in one process: node bench/derived/measure-derived.ts FOLDER. Prints one line of JSON.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { monitorEventLoopDelay, performance } from "node:perf_hooks"
import { createInkling } from "@inkling/server"
import type { FilledDerived } from "../seed/fill-derived.ts"
import { ask, headersOf } from "../seed/in-process-client.ts"

/** One computed property beside a stored one with such values. */
export interface DerivedResult {
  name: string
  /** The first query after the start; the stored property's, of rows that are there, beside it. */
  firstMs: number
  firstStallMs: number
  plainFirstMs: number
  /** Queries that nobody asked before, with nothing written between them. */
  p50Ms: number
  plainP50Ms: number
}

/** Queries on the rollup after one write. */
export interface AfterWrite {
  name: string
  p50Ms: number
  /** Longest time, in any of them, for which the event loop did nothing else. */
  stallMs: number
  /** Whether all rows had to be computed. */
  isForAll: boolean
}

export interface DerivedResults {
  rows: number
  properties: DerivedResult[]
  writes: AfterWrite[]
  columnBytes: number
}

const asked = 60
const delayResolutionMs = 1

const [folder = ""] = process.argv.slice(2)
const filled = JSON.parse(readFileSync(join(folder, "derived.json"), "utf8")) as FilledDerived
const { token, dataSourceId, itemId, hubId, rowId, rows } = filled
const inkling = await createInkling({ storage: { file: join(folder, "inkling.db") }, port: false, token })
const path = `/v1/data_sources/${dataSourceId}/query`

type Query = (turn: number) => object

const sorted = (property: string, filter: object): object => ({
  filter: { property, ...filter },
  sorts: [{ property, direction: "descending" }],
})
const number = (property: string, type: object, salt = 0): Query => {
  const [key, inner] = Object.entries(type)[0] as [string, unknown]
  return (turn) => {
    const condition = { greater_than: 100 + turn + salt }
    return sorted(property, { [key]: inner === null ? condition : { number: condition } })
  }
}
const text =
  (property: string, wrap: (condition: object) => object): Query =>
  (turn) => ({ filter: { property, ...wrap({ contains: `of ${100 + turn}` }) } })

const pairs: { name: string; derived: Query; plain: Query }[] = [
  {
    name: "formula on a number",
    derived: number("Arithmetic", { formula: {} }),
    plain: number("Plain", { number: null }),
  },
  {
    name: "formula on text",
    derived: text("Label", (condition) => ({ formula: { string: condition } })),
    plain: text("Text", (condition) => ({ rich_text: condition })),
  },
  {
    name: "rollup over relations",
    derived: number("Sum", { rollup: {} }),
    plain: number("Plain", { number: null }, asked),
  },
]

/** Milliseconds until the answer has come. */
async function send(query: object): Promise<number> {
  const body = JSON.stringify({ ...query, page_size: 100 })
  const started = performance.now()
  const init = { method: "POST", headers: headersOf(token), body }
  const response = await inkling.fetch(`http://localhost${path}`, init)
  const answer = await response.text()
  if (!response.ok) throw new Error(answer)
  return performance.now() - started
}

async function watched(query: object): Promise<{ ms: number; stallMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: delayResolutionMs })
  delay.enable()
  await pause()
  delay.reset()
  const ms = await send(query)
  // A stall is counted by the timer that comes after it.
  await pause()
  delay.disable()
  return { ms, stallMs: Math.max(0, delay.max / 1e6 - delayResolutionMs) }
}

async function afterWrites(
  name: string,
  times: number,
  query: Query,
  write: (turn: number) => Promise<unknown>,
) {
  const measured = []
  for (let turn = 0; turn < times; turn++) {
    await write(turn)
    measured.push(await watched(query(turn)))
  }
  const stallMs = Math.max(...measured.map((one) => one.stallMs))
  return { name, p50Ms: median(measured.map(({ ms }) => ms)), stallMs, isForAll: false }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20))

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
}

const properties: DerivedResult[] = []
// So that the first query of each property does not read the rows themselves.
await send({ filter: { property: "Amount", number: { greater_than: 1e9 } } })
for (const { name, derived, plain } of pairs) {
  const first = await watched(derived(0))
  const plainFirst = await watched(plain(0))
  const times = { derived: [] as number[], plain: [] as number[] }
  for (let turn = 1; turn <= asked; turn++) {
    // Whoever comes second finds the fragments of the same rows.
    const kinds = turn % 2 === 0 ? (["derived", "plain"] as const) : (["plain", "derived"] as const)
    for (const kind of kinds) times[kind].push(await send((kind === "derived" ? derived : plain)(turn)))
  }
  properties.push({
    name,
    firstMs: first.ms,
    firstStallMs: first.stallMs,
    plainFirstMs: plainFirst.ms,
    p50Ms: median(times.derived),
    plainP50Ms: median(times.plain),
  })
}
const points = (id: string) => (turn: number) =>
  ask(inkling, "PATCH", `/v1/pages/${id}`, { properties: { Points: { number: 1_000 + turn } } })
const amount = (turn: number) =>
  ask(inkling, "PATCH", `/v1/pages/${rowId}`, { properties: { Amount: { number: turn } } })
const sum = (pairs[2] as (typeof pairs)[number]).derived
const stored = (pairs[2] as (typeof pairs)[number]).plain
const writes = [
  await afterWrites("stored number, to a row", 20, stored, amount),
  await afterWrites("rollup, to a row", 20, sum, amount),
  await afterWrites("rollup, to what 10 rows roll up", 20, sum, points(itemId)),
  { ...(await afterWrites("rollup, to what all rows roll up", 3, sum, points(hubId))), isForAll: true },
]
const result: DerivedResults = { rows, properties, writes, columnBytes: inkling.counters().columns.bytes }
await inkling.close()
console.log(JSON.stringify(result))
