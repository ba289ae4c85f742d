import { statSync } from "node:fs"
import type SqliteDatabase from "better-sqlite3"

/** Often enough that the log stays short and is written over: a file that grows makes every fsync slower. */
const intervalMs = 250

/** Above this size the write-ahead log is cut back, not only reused. */
const truncateAboveBytes = 64 * 1024 * 1024

export interface Checkpoints {
  stop(): void
}

/** Whether a lock was in the way; frames in the log, and how many of them are in the file now. */
interface Progress {
  busy: number
  log: number
  checkpointed: number
}

/**
 * Moves committed pages from the write-ahead log into the file on a timer, away from the commits themselves, whose
 * slowest ones automatic checkpoints would be. `database` is a connection of its own that never waits for a lock:
 * whoever holds one runs on this thread.
 */
export function startCheckpoints(database: SqliteDatabase.Database, file: string): Checkpoints {
  database.pragma("busy_timeout = 0")
  let seen = ""
  const timer = setInterval(() => {
    const wal = statSync(`${file}-wal`, { throwIfNoEntry: false })
    const mark = `${wal?.size} ${wal?.mtimeMs}`
    if (!wal || wal.size === 0 || mark === seen) return
    try {
      const mode = wal.size > truncateAboveBytes ? "TRUNCATE" : "PASSIVE"
      const [done] = database.pragma(`wal_checkpoint(${mode})`) as Progress[]
      // A reader or the writer may have kept part of it back; then the next tick tries again.
      if (done && done.busy === 0 && done.log === done.checkpointed) seen = mark
    } catch {
      // A full or failing disk: nothing is lost by it, the next tick tries again, and writers report their own.
    }
  }, intervalMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
