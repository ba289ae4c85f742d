import { mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import SqliteDatabase from "better-sqlite3"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { startCheckpoints } from "./checkpoints.ts"

describe("checkpoints", () => {
  let folder: string
  let file: string
  let writer: SqliteDatabase.Database
  let checkpointer: SqliteDatabase.Database

  beforeEach(() => {
    vi.useFakeTimers()
    folder = mkdtempSync(join(tmpdir(), "inkling-test-"))
    file = join(folder, "a.db")
    writer = new SqliteDatabase(file)
    writer.pragma("journal_mode = WAL")
    writer.pragma("wal_autocheckpoint = 0")
    writer.exec("create table t (x)")
    checkpointer = new SqliteDatabase(file)
  })
  afterEach(() => {
    vi.useRealTimers()
    writer.close()
    checkpointer.close()
    rmSync(folder, { recursive: true })
  })

  const write = (bytes: number) => writer.prepare("insert into t values (zeroblob(?))").run(bytes)

  it("move commits into the file on the timer, and cut a large log back", () => {
    const checkpoints = startCheckpoints(checkpointer, file)
    write(100_000)
    expect(statSync(file).size).toBeLessThan(100_000)
    vi.advanceTimersByTime(1_100)
    expect(statSync(file).size).toBeGreaterThan(100_000)
    write(70_000_000)
    vi.advanceTimersByTime(1_100)
    expect(statSync(`${file}-wal`).size).toBe(0)
    checkpoints.stop()
  })

  it("do not wait for a reader or a writer, and stop when told", () => {
    const checkpoints = startCheckpoints(checkpointer, file)
    write(70_000_000)
    const reader = new SqliteDatabase(file)
    reader.exec("begin")
    reader.prepare("select count(*) from t").get()
    writer.exec("begin immediate")
    vi.advanceTimersByTime(3_000)
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
    writer.exec("commit")
    reader.close()
    write(1)
    vi.advanceTimersByTime(1_100)
    expect(statSync(`${file}-wal`).size).toBe(0)
    write(10)
    const { size } = statSync(file)
    checkpoints.stop()
    write(100_000)
    vi.advanceTimersByTime(5_000)
    expect(statSync(file).size).toBe(size)
  })
})
