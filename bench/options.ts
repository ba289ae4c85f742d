import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"

export interface BenchOptions {
  /** Sizes of the measured data source, ascending. */
  rows: readonly number[]
  /** Seconds of load for a workload; rare and never-matching ones get half of it. */
  seconds: number
  /** Workloads to run, by their names. */
  only: RegExp
  /** Where filled folders are kept between runs. */
  dataCache: string
  /** Whether to time `npm install` in a fresh clone. */
  install: boolean
}

export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: "string", default: "10000,100000" },
      seconds: { type: "string", default: "2" },
      only: { type: "string", default: "" },
      "data-cache": { type: "string", default: join(tmpdir(), "inkling-bench-data") },
      install: { type: "boolean", default: false },
    },
  })
  const rows = values.rows.split(",").map(Number)
  if (!rows.every((count) => Number.isInteger(count) && count >= 2_000))
    throw new Error(`--rows takes numbers from 2,000 up, with commas between; it was "${values.rows}".`)
  const seconds = Number(values.seconds)
  if (!(seconds > 0)) throw new Error(`--seconds takes a number; it was "${values.seconds}".`)
  return {
    rows: rows.sort((a, b) => a - b),
    seconds,
    only: new RegExp(values.only),
    dataCache: values["data-cache"],
    install: values.install,
  }
}
