import { spawnSync } from "node:child_process"
import { realpathSync, rmSync } from "node:fs"
import { mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { SoakOptions } from "../options.ts"
import { recordTrace } from "./record.ts"
import { replay } from "./replay.ts"

const writes = 240

/**
 * What a kill cannot show, because the system keeps a dead process's writes: that the disk had them. The system calls
 * of a run are recorded and played back on a disk that keeps only what was synced.
 */
export async function proveDurability({ seed }: SoakOptions, say: (line: string) => void): Promise<void> {
  requireStrace()
  const folder = realpathSync(await mkdtemp(join(tmpdir(), "inkling-durability-")))
  try {
    const data = join(folder, "data")
    const trace = join(folder, "trace")
    await recordTrace(data, trace, writes)
    const options = { trace, database: join(data, "inkling.db"), seed }
    const { answers, early, syncs, cuts, lost } = await replay(options)
    if (answers < writes) throw new Error(`Only ${answers} of ${writes} answers are in the trace.`)
    if (early > 0) throw new Error(`${early} answers left before their write-ahead log was synced.`)
    if (lost.length > 0)
      throw new Error(`${lost.length} acknowledged writes lost:\n${lost.slice(0, 10).join("\n")}`)
    const control = await replay({ ...options, ignoreSyncs: true })
    if (control.lost.length === 0 || control.early === 0)
      throw new Error("Without any sync nothing is lost either: this proof proves nothing.")
    say(
      `durability: ${answers} acknowledged writes, each after an fdatasync of the write-ahead log (${syncs} syncs); ` +
        `${cuts} power cuts that forget unsynced writes lost none (with syncs ignored they do); seed ${seed}`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const durability = proveDurability

/** @throws Error that says what to install */
function requireStrace(): void {
  if (spawnSync("strace", ["-V"]).status !== 0)
    throw new Error("This proof needs strace, on Linux: apt-get install strace")
}
