import { Dice } from "../dice.ts"
import { Acknowledged } from "./acknowledged.ts"
import { ShadowDisk } from "./shadow-disk.ts"
import { readTrace } from "./trace.ts"

export interface Replay {
  /** Answers that acknowledged a write. */
  answers: number
  /** Those that left while the write-ahead log had unsynced bytes. */
  early: number
  syncs: number
  cuts: number
  /** Acknowledged writes that a cut of power lost. */
  lost: string[]
}

export interface ReplayOptions {
  trace: string
  /** Path of the database as the server knew it. */
  database: string
  seed: number
  /** Pretend that no sync was made: what shows that the method can fail. */
  ignoreSyncs?: boolean
}

/** Share of the answers, and of the other events, at which the power is cut. */
const answerCutShare = 0.25
const otherCutShare = 0.01

/** Plays a recorded run on a disk that forgets, cutting the power at random answers and between; ends at a loss. */
export async function replay({ trace, database, seed, ignoreSyncs }: ReplayOptions): Promise<Replay> {
  const dice = new Dice(seed)
  const disk = new ShadowDisk()
  const known = new Acknowledged()
  const wal = `${database}-wal`
  const name = database.slice(database.lastIndexOf("/") + 1)
  const result: Replay = { answers: 0, early: 0, syncs: 0, cuts: 0, lost: [] }
  for await (const event of readTrace(trace)) {
    if (event.kind === "answer") {
      if (!known.take(event.bytes)) continue
      result.answers++
      if (disk.unsyncedBytes(wal) > 0) result.early++
      if (!dice.chance(answerCutShare)) continue
    } else {
      if (event.file !== database && event.file !== wal) continue
      const isSync = event.kind === "sync-begins" || event.kind === "sync-ended"
      if (event.kind === "sync-ended" && event.file === wal) result.syncs++
      if (isSync && ignoreSyncs) continue
      disk.apply(event)
      if (!dice.chance(otherCutShare)) continue
    }
    result.cuts++
    result.lost.push(...known.lostAfterCut(disk, name, dice))
    if (result.lost.length > 0) break
  }
  return result
}
