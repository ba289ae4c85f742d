import { aligned } from "./aligned.ts"
import type { Cold } from "./cold.ts"
import type { DerivedResults } from "./derived/measure-derived.ts"
import { printDerived } from "./derived/print-derived.ts"
import type { growthOf, loadingOf } from "./growth.ts"
import type { ServedSize } from "./served.ts"
import type { Check } from "./targets.ts"

export interface SizeResult extends ServedSize {
  cold: Cold
  loading: ReturnType<typeof loadingOf>
  fillSeconds: number | undefined
}

export interface Result {
  at: string
  node: string
  cpu: string
  connections: number
  sizes: SizeResult[]
  growth: ReturnType<typeof growthOf>
  derived?: DerivedResults
  install: { bytes: number; packages: number; seconds?: number }
}

const whole = (value: number) => Math.round(value).toLocaleString("en-US")
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
const small = (value: number) => (value >= 100 ? whole(value) : value.toFixed(value >= 10 ? 1 : 2))
const precise = (value: number) => (value < 0.1 ? value.toFixed(3) : small(value))

const check = ({ what, value, target, isMet }: Check) =>
  `${isMet ? "✓" : "✗"} ${precise(value)} ${what} (${target})`
const checks = (list: readonly Check[]) => list.map(check).join("  ")

/** Prints the run: absolute figures, and beside each the machine's limit, the ratio, its target, and whether it is met. */
export function printReport(result: Result): void {
  console.log(`\n${result.cpu}, node ${result.node}, ${result.connections} connections`)
  for (const size of result.sizes) printSize(size)
  printGrowth(result)
  if (result.derived) printDerived(result.derived)
  const { install } = result
  const seconds =
    install.seconds === undefined ? "" : ` · npm install ${install.seconds.toFixed(0)} s, nothing compiled`
  console.log(`\ninstalled for running: ${install.packages} packages, ${megabytes(install.bytes)}${seconds}`)
}

function printSize({ rows, served, store }: SizeResult): void {
  const heading = [
    `${whole(rows)} rows`,
    "per s",
    "p50 ms",
    "p99 ms",
    "KB",
    "limit",
    "per s",
    "ratio",
    "indexed",
    "× rate",
    "× bytes",
    "targets",
  ]
  const lines = served.map((row) => {
    const { limit, indexed } = row
    const times = indexed && row.rate / indexed.rate
    return [
      row.name + (row.connections === 16 ? "" : ` (${row.connections} connections)`),
      small(row.rate),
      row.p50Ms === 0 ? "" : small(row.p50Ms),
      row.p99Ms === 0 ? "" : small(row.p99Ms),
      row.answerBytes === 0 ? "" : (row.answerBytes / 1024).toFixed(1),
      limit?.name ?? "",
      limit ? whole(limit.rate) : "",
      limit ? (row.rate / limit.rate).toFixed(3) : "",
      indexed ? small(indexed.rate) : "",
      times === undefined ? "" : precise(times),
      times === undefined || !indexed ? "" : precise((times * row.answerBytes) / indexed.answerBytes),
      checks(row.checks),
    ]
  })
  console.log(`\n${aligned(heading, lines, [5, 11]).join("\n")}`)
  if (store)
    console.log(`a create writes ${whole(store.bytes)} bytes of rows; ${small(store.group)} shared a commit`)
}

function printGrowth({ sizes, growth }: Result): void {
  const heading = [
    "in process",
    ...sizes.flatMap(({ rows }) => [`first, ${whole(rows)}`, "stall", "p50", "loop ms"]),
  ]
  const lines = growth.map(({ name, at, checks: list }) => [
    name,
    ...at.flatMap((query) => [query.firstMs, query.firstStallMs, query.p50Ms, query.loopMs].map(small)),
    checks(list),
  ])
  if (lines.length > 0)
    console.log(`\n${aligned([...heading, "targets"], lines, [heading.length]).join("\n")}`)
  const rest = sizes.map(({ rows, cold, loading, fillSeconds }) => [
    whole(rows),
    small(cold.startMs),
    small(cold.firstPageMs),
    small(cold.firstSortedMs),
    small(cold.neverAskedMs),
    megabytes(cold.idleBytes),
    megabytes(loading.memory.columnBytes),
    megabytes(loading.memory.residentBytes),
    small(loading.memory.textBytes / rows),
    small(loading.bytesBesideText),
    fillSeconds === undefined ? "kept" : small(fillSeconds),
    checks(loading.checks),
  ])
  const restHeading = [
    "rows",
    "start ms",
    "first page ms",
    "first sorted ms",
    "never asked ms",
    "idle",
    "columns",
    "resident",
    "text a page",
    "beside it",
    "filled s",
    "targets",
  ]
  console.log(`\n${aligned(restHeading, rest, [11]).join("\n")}`)
}
