export interface Row {
  name: string
  /** Requests a second. */
  rate: number
  p50Ms: number
  p99Ms: number
  bytesPerAnswer: number
  limitName: string
  limitRate: number
  /** rate ÷ limitRate, both of this run. */
  ratio: number
}

export interface Result {
  node: string
  cpu: string
  rows: number
  connections: number
  workloads: readonly Row[]
  coldStartMs: number
  idleMemoryBytes: number
  install: { bytes: number; packages: number; seconds?: number }
}

const whole = (value: number) => Math.round(value).toLocaleString("en-US")
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`

/** Prints the run as a table: absolute figures, and beside each the machine's limit and the ratio to it. */
export function printReport(result: Result): void {
  console.log(
    `\n${result.cpu}, node ${result.node}, ${whole(result.rows)} rows, ${result.connections} connections\n`,
  )
  const heading = ["workload", "per s", "p50 ms", "p99 ms", "bytes", "limit", "limit per s", "ratio"]
  const lines = result.workloads.map((row) => [
    row.name,
    whole(row.rate),
    row.p50Ms.toFixed(1),
    row.p99Ms.toFixed(1),
    whole(row.bytesPerAnswer),
    row.limitName,
    whole(row.limitRate),
    row.ratio.toFixed(2),
  ])
  const widths = heading.map((title, at) =>
    Math.max(title.length, ...lines.map((line) => (line[at] as string).length)),
  )
  for (const line of [heading, ...lines])
    console.log(
      line
        .map((cell, at) =>
          at === 0 || at === 5 ? cell.padEnd(widths[at] as number) : cell.padStart(widths[at] as number),
        )
        .join("  "),
    )
  const { install } = result
  console.log(
    `\ncold start ${whole(result.coldStartMs)} ms · idle memory ${megabytes(result.idleMemoryBytes)}`,
  )
  const seconds =
    install.seconds === undefined ? "" : ` · npm install ${install.seconds.toFixed(0)} s, nothing compiled`
  console.log(`installed for running: ${install.packages} packages, ${megabytes(install.bytes)}${seconds}`)
}
