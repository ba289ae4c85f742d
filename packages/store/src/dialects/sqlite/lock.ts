import SqliteDatabase from "better-sqlite3"

/** Two processes wanted to write one file. */
export class DatabaseInUse extends Error {
  constructor(file: string, pid: number | undefined) {
    const who = pid === undefined ? "another Inkling process" : `another Inkling process (pid ${pid})`
    super(
      `${file} is in use by ${who}. Stop it first, give this one another data folder, or use PostgreSQL, ` +
        "which several servers may share.",
    )
    this.name = "DatabaseInUse"
  }
}

export interface FileLock {
  release(): void
}

/**
 * Holds `file` for this process until released. The lock is an open transaction on a small database beside the file,
 * so that the operating system frees it when the process dies, however it dies.
 * @throws DatabaseInUse
 */
export function lockFile(file: string): FileLock {
  const lock = new SqliteDatabase(`${file}-lock`, { timeout: 0 })
  try {
    lock.exec("begin immediate; create table if not exists holder (pid integer)")
    lock.exec(`delete from holder; insert into holder values (${process.pid}); commit; begin immediate`)
  } catch (error) {
    const pid = holderOf(lock)
    lock.close()
    if ((error as { code?: string }).code?.startsWith("SQLITE_BUSY")) throw new DatabaseInUse(file, pid)
    throw error
  }
  return { release: () => lock.close() }
}

function holderOf(lock: SqliteDatabase.Database): number | undefined {
  try {
    return lock.prepare<[], { pid: number }>("select pid from holder").get()?.pid
  } catch {
    return undefined
  }
}
