import { existsSync, mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { runNode } from "../processes.ts"
import { fillDerived } from "../seed/fill-derived.ts"
import type { DerivedResults } from "./measure-derived.ts"

/** What `--only` may name. */
export const derivedWorkload = "computed properties"

/** Rows with a formula on a number, one on text, and a rollup over three relations each. */
const derivedRows = 100_000

/** Fills a folder of its own, which takes seconds, and measures queries on computed properties in it. */
export async function measureDerived(cache: string): Promise<DerivedResults> {
  const folder = join(cache, "runs", `${process.pid}-derived`)
  if (existsSync(folder)) rmSync(folder, { recursive: true })
  mkdirSync(folder, { recursive: true })
  try {
    await fillDerived(folder, derivedRows)
    return (await runNode(["bench/derived/measure-derived.ts", folder])) as DerivedResults
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
