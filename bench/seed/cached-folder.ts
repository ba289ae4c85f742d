import { createHash } from "node:crypto"
import {
  constants,
  cpSync,
  existsSync,
  globSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs"
import { join } from "node:path"
import { fillIndexed } from "./fill-indexed.ts"
import { type Filled, fillWorkspace } from "./fill-workspace.ts"

export interface FilledFolder {
  /** A data folder of `inkling start`, with the indexed server's database beside; good for one run. */
  path: string
  filled: Filled
  /** Seconds that filling took; undefined when an earlier run had done it. */
  fillSeconds: number | undefined
  remove(): void
}

/** A copy of the filled folder of so many rows, which is kept in `cache` and filled when it is not there. */
export async function filledFolder(cache: string, rows: number): Promise<FilledFolder> {
  const kept = join(cache, `${rows}-${sourceHash()}`)
  let fillSeconds: number | undefined
  if (!existsSync(kept)) {
    const started = performance.now()
    const unfinished = `${kept}.unfinished`
    rmSync(unfinished, { recursive: true, force: true })
    const { baseMs } = await fillWorkspace(unfinished, rows)
    fillIndexed(join(unfinished, "indexed.db"), rows, baseMs)
    renameSync(unfinished, kept)
    fillSeconds = (performance.now() - started) / 1_000
  }
  const path = join(cache, "runs", `${process.pid}-${rows}`)
  removeAbandoned(join(cache, "runs"))
  cpSync(kept, path, { recursive: true, mode: constants.COPYFILE_FICLONE })
  const filled = JSON.parse(readFileSync(join(path, "bench.json"), "utf8")) as Filled
  return { path, filled, fillSeconds, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Copies of runs that were killed: they take gigabytes. */
function removeAbandoned(runs: string): void {
  if (!existsSync(runs)) return
  for (const name of readdirSync(runs))
    if (!isRunning(Number.parseInt(name, 10))) rmSync(join(runs, name), { recursive: true, force: true })
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** What is filled follows from these sources and from the tables: another content, another folder. */
function sourceHash(): string {
  const hash = createHash("sha256")
  const migrations = join(import.meta.dirname, "../../packages/store/src/migrations")
  for (const folder of [import.meta.dirname, migrations])
    for (const file of globSync("*.ts", { cwd: folder }).sort())
      if (!file.endsWith(".test.ts")) hash.update(readFileSync(join(folder, file)))
  return hash.digest("hex").slice(0, 12)
}
