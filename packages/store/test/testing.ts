import { createHash } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Clock } from "@inkling/engine"
import { type OpenedStore, openStore, type StoreOptions } from "@inkling/store"
import postgres from "postgres"
import { expect, inject } from "vitest"

export { type RunningPostgres, startPostgres } from "./start-postgres.ts"

export type Dialect = "sqlite" | "postgres"

const all: readonly Dialect[] = ["sqlite", "postgres"]

/** The databases a suite runs on: both, or those that DIALECTS names, separated by commas. */
export const dialects: readonly Dialect[] = all.filter((dialect) =>
  (process.env["DIALECTS"] ?? all.join()).split(",").includes(dialect),
)

export interface TestStorage {
  /** What openStore and createInkling take. */
  options: { file: string } | { url: string; schema: string }
  /** Deletes it. With INKLING_KEEP_STORAGE=1 it stays, to be looked at, and its place is printed. */
  remove(): Promise<void>
}

let count = 0

/** A fresh place for one store: a real file, or a schema named after the test. */
export async function testStorage(dialect: Dialect, name = "store"): Promise<TestStorage> {
  const keeps = process.env["INKLING_KEEP_STORAGE"] === "1"
  if (dialect === "sqlite") {
    const folder = await mkdtemp(join(tmpdir(), "inkling-test-"))
    const file = join(folder, `${name}.db`)
    return {
      options: { file },
      remove: async () => {
        if (keeps) console.info(`Kept ${file}`)
        else await rm(folder, { recursive: true, force: true })
      },
    }
  }
  const url = postgresUrl()
  const { testPath, currentTestName } = expect.getState()
  const test = `${testPath} ${currentTestName} ${name} ${process.pid} ${count++}`
  const schema = `t_${createHash("sha256").update(test).digest("hex").slice(0, 24)}`
  return {
    options: { url, schema },
    remove: async () => {
      if (keeps) return console.info(`Kept schema ${schema} of: ${test}`)
      const sql = postgres(url, { max: 1, onnotice: () => {} })
      await sql`drop schema if exists ${sql(schema)} cascade`
      await sql.end()
    },
  }
}

/** The tests' PostgreSQL. @throws when the run started none */
export function postgresUrl(): string {
  const url = process.env["INKLING_TEST_POSTGRES_URL"] || inject("postgresUrl")
  if (!url) throw new Error("No PostgreSQL was started for these tests; see test/postgres.ts.")
  return url
}

export interface TestStore {
  store: OpenedStore
  /** A workspace made for the test. */
  ws: number
  clock: TestClock
  storage: TestStorage
  close(): Promise<void>
}

export interface TestClock extends Clock {
  ms: number
}

/** A moment at which tests begin. */
export const startMs = Date.UTC(2026, 0, 2, 3, 4, 5, 678)

/** A store with one workspace on a fresh place, and a clock that stands still. */
export async function openTestStore(
  dialect: Dialect,
  name = "store",
  options: Partial<StoreOptions> = {},
): Promise<TestStore> {
  const storage = await testStorage(dialect, name)
  const clock: TestClock = { ms: startMs, now: () => clock.ms }
  const store = await openStore({ ...storage.options, clock, ...options })
  const ws = await store.createWorkspace({ id: "00000000-0000-4000-8000-000000000001", name: "Test" })
  return {
    store,
    ws,
    clock,
    storage,
    close: async () => {
      await store.close()
      await storage.remove()
    },
  }
}
