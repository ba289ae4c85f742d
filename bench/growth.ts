import type { InProcessQuery, InProcessResult } from "./in-process.ts"
import { atMost, type Check, flatGrowth, loading, loopMs, pageBytes } from "./targets.ts"

/** One query in process at every size. */
export interface Growth {
  name: string
  /** In the order of the sizes. */
  at: InProcessQuery[]
  checks: Check[]
}

/** Growth of each query from the smallest to the largest size, and its event-loop time at the largest. */
export function growthOf(results: readonly InProcessResult[]): Growth[] {
  const [smallest] = results
  return (smallest?.queries ?? []).map((first, index) => {
    const at = results.map(({ queries }) => queries[index] as InProcessQuery)
    const last = at.at(-1) as InProcessQuery
    const growth = at.length > 1 ? [atMost("growth", last.p50Ms / first.p50Ms, flatGrowth)] : []
    const checks = first.isFlat ? growth : [atMost("loop ms", last.loopMs, loopMs)]
    return { name: sizeless(first.name), at, checks }
  })
}

/** The deep page's name tells how deep it is, which differs by size. */
const sizeless = (name: string) => name.replace(/, after \d+ rows$/, ", a deep page")

/** What loading the columns cost at one size: the slowest first answer, and the longest stall of any. */
export function loadingOf({ rows, queries, memory }: InProcessResult) {
  const slowestMs = Math.max(0, ...queries.map(({ firstMs }) => firstMs))
  const stallMs = Math.max(0, ...queries.map(({ firstStallMs }) => firstStallMs))
  const bytes = (memory.columnBytes - memory.textBytes) / rows
  const checks = [
    ...(rows === loading.rows ? [atMost("loading ms", slowestMs, loading.ms)] : []),
    ...(rows >= loading.rows ? [atMost("stall ms", stallMs, loading.stallMs)] : []),
    ...(rows >= loading.rows ? [atMost("bytes a page", bytes, pageBytes)] : []),
  ]
  return { rows, slowestMs, stallMs, bytesBesideText: bytes, memory, checks }
}
