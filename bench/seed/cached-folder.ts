import { createHash } from "node:crypto"
import {
  constants,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
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
  mkdirSync(join(cache, "runs"), { recursive: true })
  const path = mkdtempSync(join(cache, "runs", `${rows}-`))
  cpSync(kept, path, { recursive: true, mode: constants.COPYFILE_FICLONE })
  const filled = JSON.parse(readFileSync(join(path, "bench.json"), "utf8")) as Filled
  return { path, filled, fillSeconds, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** What is filled follows from these sources: another content, another folder. */
function sourceHash(): string {
  const hash = createHash("sha256")
  const files = globSync("*.ts", { cwd: import.meta.dirname }).filter((file) => !file.endsWith(".test.ts"))
  for (const file of files.sort()) hash.update(readFileSync(join(import.meta.dirname, file)))
  return hash.digest("hex").slice(0, 12)
}
